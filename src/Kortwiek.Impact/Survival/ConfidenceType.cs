namespace Kortwiek.Impact.Survival;

/// <summary>On which scale the limits of a survival curve are symmetric.</summary>
public enum ConfidenceType
{
    /// <summary>On ln(−ln S): the limits stay inside 0 to 1, and hold better for few subjects. The default.</summary>
    LogLog,

    /// <summary>On ln S, the upper limit cut at 1; the default of R.</summary>
    Log,

    /// <summary>On S itself, cut to 0 to 1.</summary>
    Plain,
}
