namespace Kortwiek.BrowserTests;

/// <summary>Every page that a visitor can reach from the frame.</summary>
internal static class Pages
{
    /// <summary>The rooms, as they follow the operation's code.</summary>
    public static readonly IReadOnlyList<string> Rooms = ["", "network", "board", "measures", "evidence", "leads", "watch", "impact", "audit"];

    /// <summary>All, with pages that are no room.</summary>
    public static readonly IReadOnlyList<string> All = [.. Rooms, "do", "do/operation/new", "do/watch/import", "/gallery"];
}
