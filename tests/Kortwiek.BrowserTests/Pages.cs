namespace Kortwiek.BrowserTests;

/// <summary>Pages that a visitor can reach from the frame.</summary>
internal static class Pages
{
    /// <summary>The screens of an operation, as they follow its code.</summary>
    public static readonly IReadOnlyList<string> Screens = ["", "network", "board", "measures", "evidence", "match", "leads", "watch", "impact", "audit", "admin"];

    /// <summary>Pages that are no screen.</summary>
    public static readonly IReadOnlyList<string> Others = ["import", "search", "do", "do/operation/new", "do/watch/import", "/gallery"];
}
