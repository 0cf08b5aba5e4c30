namespace Kortwiek.Act;

/// <summary>Why a measure failed.</summary>
public enum FailureCode
{
    /// <summary>The target moved.</summary>
    Moved,

    /// <summary>The target is gone.</summary>
    Gone,

    /// <summary>The addressee refused.</summary>
    Refused,

    /// <summary>A technical reason.</summary>
    Technical,

    /// <summary>A legal reason.</summary>
    Legal,

    /// <summary>Danger to persons.</summary>
    Danger,
}
