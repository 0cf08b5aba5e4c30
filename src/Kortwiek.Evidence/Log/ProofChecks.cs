using System.Numerics;

namespace Kortwiek.Evidence.Log;

/// <summary>Checks proofs about Merkle trees. No input makes a check throw; sizes and indexes run over all of 0..2^64-1.</summary>
/// <remarks>RFC 9162 §2.1.3.2, §2.1.4.2; the subtree forms as C2SP tlog-cosignature and the Merkle tree certificates draft define them.</remarks>
public static class ProofChecks
{
    /// <summary>Whether <paramref name="leaf"/> is entry <paramref name="index"/> of the tree of that size and root.</summary>
    public static bool Inclusion(ulong index, ulong size, MerkleHash leaf, IReadOnlyList<MerkleHash> proof, MerkleHash root)
    {
        if (size == 0 || index >= size || proof.Count > 64)
        {
            return false;
        }

        var at = index;
        var last = size - 1;
        var hash = leaf;
        foreach (var sibling in proof)
        {
            if (last == 0)
            {
                return false;
            }

            if ((at & 1) == 1 || at == last)
            {
                hash = Merkle.Node(sibling, hash);
                while ((at & 1) == 0 && at != 0)
                {
                    at >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                hash = Merkle.Node(hash, sibling);
            }

            at >>= 1;
            last >>= 1;
        }

        return last == 0 && hash == root;
    }

    /// <summary>Whether the tree of the new size and root begins with the tree of the old size and root. An old size of 0 is refused: it would say nothing.</summary>
    public static bool Consistency(ulong oldSize, ulong newSize, MerkleHash oldRoot, MerkleHash newRoot, IReadOnlyList<MerkleHash> proof)
    {
        if (oldSize == 0 || oldSize > newSize || proof.Count > 65)
        {
            return false;
        }

        if (oldSize == newSize)
        {
            return proof.Count == 0 && oldRoot == newRoot;
        }

        if (proof.Count == 0)
        {
            return false;
        }

        var at = oldSize - 1;
        var last = newSize - 1;
        while ((at & 1) == 1)
        {
            at >>= 1;
            last >>= 1;
        }

        var whole = BitOperations.IsPow2(oldSize);
        var first = whole ? oldRoot : proof[0];
        var (older, newer) = (first, first);
        for (var i = whole ? 0 : 1; i < proof.Count; i++)
        {
            if (last == 0)
            {
                return false;
            }

            if ((at & 1) == 1 || at == last)
            {
                older = Merkle.Node(proof[i], older);
                newer = Merkle.Node(proof[i], newer);
                while ((at & 1) == 0 && at != 0)
                {
                    at >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                newer = Merkle.Node(newer, proof[i]);
            }

            at >>= 1;
            last >>= 1;
        }

        return older == oldRoot && newer == newRoot && last == 0;
    }

    /// <summary>Whether <paramref name="leaf"/> is entry <paramref name="index"/> of the whole log and the subtree <c>[start, end)</c> with that root holds it.</summary>
    public static bool SubtreeInclusion(ulong index, ulong start, ulong end, MerkleHash leaf, IReadOnlyList<MerkleHash> proof, MerkleHash root) =>
        Merkle.IsSubtree(start, end) && start <= index && index < end && Inclusion(index - start, end - start, leaf, proof, root);

    /// <summary>Whether the subtree <c>[start, end)</c> with <paramref name="subtreeRoot"/> is part of the tree of <paramref name="size"/> entries with <paramref name="root"/>.</summary>
    public static bool SubtreeConsistency(
        ulong start, ulong end, ulong size, MerkleHash subtreeRoot, MerkleHash root, IReadOnlyList<MerkleHash> proof)
    {
        if (!Merkle.IsSubtree(start, end) || end > size || proof.Count > 130)
        {
            return false;
        }

        if (start == end)
        {
            return proof.Count == 0 && subtreeRoot == Merkle.EmptyRoot;
        }

        if (start == 0 && end == size)
        {
            return proof.Count == 0 && subtreeRoot == root;
        }

        if (proof.Count == 0)
        {
            return false;
        }

        return end == size ? RightEdge(start, end, subtreeRoot, root, proof) : Inside(start, end, size, subtreeRoot, root, proof);
    }

    private static bool RightEdge(ulong start, ulong end, MerkleHash subtreeRoot, MerkleHash root, IReadOnlyList<MerkleHash> proof)
    {
        var level = Merkle.BitLength((end - 1) ^ start);
        if (proof.Count != BitOperations.PopCount(Merkle.ShiftRight(start, level)))
        {
            return false;
        }

        var hash = subtreeRoot;
        foreach (var left in proof)
        {
            hash = Merkle.Node(left, hash);
        }

        return hash == root;
    }

    private static bool Inside(ulong start, ulong end, ulong size, MerkleHash subtreeRoot, MerkleHash root, IReadOnlyList<MerkleHash> proof)
    {
        var shift = BitOperations.TrailingZeroCount(end - start);
        var fork = Merkle.BitLength((end - 1) ^ (size - 1));
        var inner = fork - shift;
        var border = BitOperations.PopCount(Merkle.ShiftRight(end - 1, fork));
        var whole = end - start == 1UL << shift;
        var taken = whole ? 0 : 1;
        if (proof.Count - taken != inner + border)
        {
            return false;
        }

        var seed = whole ? subtreeRoot : proof[0];
        var mask = Merkle.ShiftRight(end - 1, shift);
        var hash = seed;
        for (var j = 0; j < inner; j++)
        {
            var sibling = proof[taken + j];
            hash = (Merkle.ShiftRight(mask, j) & 1) == 0 ? Merkle.Node(hash, sibling) : Merkle.Node(sibling, hash);
        }

        for (var j = 0; j < border; j++)
        {
            hash = Merkle.Node(proof[taken + inner + j], hash);
        }

        if (hash != root || whole)
        {
            return hash == root;
        }

        // What lies left of the seed inside the subtree must give the subtree's own root.
        var width = Merkle.BitLength((end - 1) ^ start);
        var below = seed;
        for (var j = 0; j < Math.Min(width, fork) - shift; j++)
        {
            if ((Merkle.ShiftRight(mask, j) & 1) == 1)
            {
                below = Merkle.Node(proof[taken + j], below);
            }
        }

        var within = Math.Max(0, border - BitOperations.PopCount(Merkle.ShiftRight(end - 1, width)));
        for (var j = 0; j < within; j++)
        {
            below = Merkle.Node(proof[taken + inner + j], below);
        }

        return below == subtreeRoot;
    }
}
