namespace Kortwiek.Act;

/// <summary>When a group may be released.</summary>
public enum ReleaseMode
{
    /// <summary>Every measure is ready and not held.</summary>
    All,

    /// <summary>At least so many are ready, and the ones that must be there.</summary>
    Quorum,

    /// <summary>At least so much of the weight is ready, and the ones that must be there.</summary>
    Weight,
}
