namespace Kortwiek.Evidence.Log;

/// <summary>The complete subtrees of a Merkle tree.</summary>
public interface IMerkleNodes
{
    /// <summary>The root over the entries <c>[index · 2^level, (index + 1) · 2^level)</c>.</summary>
    /// <param name="level">0 for a leaf, up to 63.</param>
    /// <param name="index">Position among the subtrees of that level; all its entries are in the tree.</param>
    MerkleHash Node(int level, ulong index);
}
