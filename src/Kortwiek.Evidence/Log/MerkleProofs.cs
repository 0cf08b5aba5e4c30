namespace Kortwiek.Evidence.Log;

/// <summary>Makes the proofs that <see cref="ProofChecks"/> checks.</summary>
/// <remarks>RFC 9162 §2.1.3.1, §2.1.4.1; the subtree forms as C2SP tlog-cosignature and the Merkle tree certificates draft define them.</remarks>
public static class MerkleProofs
{
    /// <summary>The proof that entry <paramref name="index"/> is in the tree of <paramref name="size"/> entries.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not below the size.</exception>
    public static IReadOnlyList<MerkleHash> Inclusion(IMerkleNodes nodes, ulong index, ulong size) => SubtreeInclusion(nodes, index, 0, size);

    /// <summary>The proof that the tree of <paramref name="newSize"/> entries begins with that of <paramref name="oldSize"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The old size is 0 or above the new one.</exception>
    public static IReadOnlyList<MerkleHash> Consistency(IMerkleNodes nodes, ulong oldSize, ulong newSize)
    {
        ArgumentOutOfRangeException.ThrowIfZero(oldSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, newSize);
        return SubtreeConsistency(nodes, 0, oldSize, newSize);
    }

    /// <summary>The proof that entry <paramref name="index"/> is in the subtree <c>[start, end)</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such subtree, or the index is not in it.</exception>
    public static IReadOnlyList<MerkleHash> SubtreeInclusion(IMerkleNodes nodes, ulong index, ulong start, ulong end)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(index, start);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, end);
        ThrowIfNoSubtree(start, end);
        var proof = new List<MerkleHash>();
        while (end - start > 1)
        {
            var split = start + Merkle.LargestPowerBelow(end - start);
            if (index < split)
            {
                proof.Add(Merkle.Root(nodes, split, end));
                end = split;
            }
            else
            {
                proof.Add(Merkle.Root(nodes, start, split));
                start = split;
            }
        }

        proof.Reverse();
        return proof;
    }

    /// <summary>The proof that the subtree <c>[start, end)</c> is part of the tree of <paramref name="size"/> entries.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such subtree, or it reaches beyond the tree.</exception>
    public static IReadOnlyList<MerkleHash> SubtreeConsistency(IMerkleNodes nodes, ulong start, ulong end, ulong size)
    {
        ThrowIfNoSubtree(start, end);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(end, size);
        var proof = new List<MerkleHash>();
        if (start == end)
        {
            return proof;
        }

        // known: the checker holds the hash of what is left, so that it need not be sent.
        ulong low = 0, high = size;
        var known = true;
        while (low != start || high != end)
        {
            var split = low + Merkle.LargestPowerBelow(high - low);
            if (end <= split)
            {
                proof.Add(Merkle.Root(nodes, split, high));
                high = split;
                continue;
            }

            proof.Add(Merkle.Root(nodes, low, split));
            if (start < split)
            {
                start = split;
                known = false;
            }

            low = split;
        }

        if (!known)
        {
            proof.Add(Merkle.Root(nodes, low, high));
        }

        proof.Reverse();
        return proof;
    }

    private static void ThrowIfNoSubtree(ulong start, ulong end)
    {
        if (!Merkle.IsSubtree(start, end))
        {
            throw new ArgumentOutOfRangeException(nameof(start), $"[{start}, {end}) is no subtree.");
        }
    }
}
