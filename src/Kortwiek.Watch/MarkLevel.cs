using Kortwiek.Core;

namespace Kortwiek.Watch;

/// <summary>The level of an object while its file is read. Most are shared and fixed; one whose marking is defined later in the file is settled at the end.</summary>
internal sealed class MarkLevel(Tlp level, bool late)
{
    private static readonly MarkLevel[] Fixed = [.. Enum.GetValues<Tlp>().Select(l => new MarkLevel(l, late: false))];

    public Tlp Level { get; set; } = level;

    /// <summary>True where the level may still change.</summary>
    public bool IsLate { get; } = late;

    /// <summary>The shared instance of a level that will not change.</summary>
    public static MarkLevel Of(Tlp level) => Fixed[(int)level];
}
