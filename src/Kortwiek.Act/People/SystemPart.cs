namespace Kortwiek.Act;

/// <summary>A part of the system that may act without a person.</summary>
public enum SystemPart
{
    /// <summary>No part of the system: a person acts.</summary>
    None,

    /// <summary>The automatic checks of validity and of the plan's content.</summary>
    Clock,

    /// <summary>The passive observations of WATCH.</summary>
    Watch,

    /// <summary>The comparison of two authorities' elements.</summary>
    Deconfliction,
}
