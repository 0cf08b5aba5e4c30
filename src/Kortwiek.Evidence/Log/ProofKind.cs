namespace Kortwiek.Evidence.Log;

/// <summary>What a proof is about.</summary>
public enum ProofKind
{
    /// <summary>An entry is in a tree.</summary>
    Inclusion,

    /// <summary>A tree begins with an earlier one.</summary>
    Consistency,

    /// <summary>An entry is in a subtree.</summary>
    SubtreeInclusion,

    /// <summary>A subtree is part of a tree.</summary>
    SubtreeConsistency,
}
