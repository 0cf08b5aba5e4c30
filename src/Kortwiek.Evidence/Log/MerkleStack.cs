namespace Kortwiek.Evidence.Log;

/// <summary>A Merkle tree that is built from left to right and keeps only its right edge: at most 64 hashes, whatever its size.</summary>
/// <remarks>Not for several threads at once.</remarks>
public sealed class MerkleStack
{
    private readonly MerkleHash[] _complete = new MerkleHash[64];

    /// <summary>Leaves so far.</summary>
    public ulong Size { get; private set; }

    /// <summary>Adds a leaf at the right.</summary>
    public void Add(MerkleHash leaf)
    {
        var level = 0;
        for (var size = Size; (size & 1) == 1; size >>= 1)
        {
            leaf = Merkle.Node(_complete[level], leaf);
            level++;
        }

        _complete[level] = leaf;
        Size++;
    }

    /// <summary>The root over all leaves so far; costs at most 63 hashes.</summary>
    public MerkleHash Root()
    {
        MerkleHash? root = null;
        for (var level = 0; level < 64; level++)
        {
            if (((Size >> level) & 1) == 1)
            {
                root = root is { } right ? Merkle.Node(_complete[level], right) : _complete[level];
            }
        }

        return root ?? Merkle.EmptyRoot;
    }
}
