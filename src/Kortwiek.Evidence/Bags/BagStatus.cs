namespace Kortwiek.Evidence.Bags;

/// <summary>What a bag is.</summary>
public enum BagStatus
{
    /// <summary>Complete and unchanged.</summary>
    Valid,

    /// <summary>Complete and unchanged, with remarks.</summary>
    Warning,

    /// <summary>Unchanged as far as it is there; files that could be fetched are missing.</summary>
    Incomplete,

    /// <summary>Damaged, incomplete or no bag.</summary>
    Invalid,
}
