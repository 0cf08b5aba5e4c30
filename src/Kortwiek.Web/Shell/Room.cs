namespace Kortwiek.Web.Shell;

/// <summary>One entry of the navigation.</summary>
/// <param name="Name">Key of its word, <c>Nav.</c> + name, and of its icon.</param>
/// <param name="Path">What follows <c>/op/CODE</c> in the address.</param>
/// <param name="Key">The letter after <c>g</c>.</param>
public sealed record Room(string Name, string Path, char Key)
{
    /// <summary>In the order in which they are shown.</summary>
    public static readonly IReadOnlyList<Room> All =
    [
        new("overview", "", 'o'),
        new("network", "/network", 'n'),
        new("board", "/board", 'b'),
        new("measures", "/measures", 'm'),
        new("evidence", "/evidence", 'e'),
        new("leads", "/leads", 'l'),
        new("watch", "/watch", 'w'),
        new("impact", "/impact", 'i'),
        new("audit", "/audit", 'a'),
        new("admin", "/admin", 'p'),
    ];

    /// <summary>The address of this entry in an operation.</summary>
    public string Href(string code) => $"/op/{Uri.EscapeDataString(code)}{Path}";
}
