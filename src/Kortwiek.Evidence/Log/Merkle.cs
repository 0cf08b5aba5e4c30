using System.Buffers;
using System.Numerics;
using System.Security.Cryptography;

namespace Kortwiek.Evidence.Log;

/// <summary>The hashing of a Merkle tree and the shape of its subtrees.</summary>
/// <remarks>RFC 6962 §2.1 = RFC 9162 §2.1.1 with SHA-256.</remarks>
public static class Merkle
{
    private const int OnStack = 1024;

    /// <summary>The root of the empty tree: SHA-256 of nothing.</summary>
    public static MerkleHash EmptyRoot { get; } = MerkleHash.From(SHA256.HashData([]));

    /// <summary>SHA-256 of 0x00 and the entry.</summary>
    public static MerkleHash Leaf(ReadOnlySpan<byte> entry)
    {
        Span<byte> hash = stackalloc byte[MerkleHash.Length];
        if (entry.Length < OnStack)
        {
            Span<byte> small = stackalloc byte[entry.Length + 1];
            small[0] = 0;
            entry.CopyTo(small[1..]);
            SHA256.HashData(small, hash);
            return MerkleHash.From(hash);
        }

        var rented = ArrayPool<byte>.Shared.Rent(entry.Length + 1);
        rented[0] = 0;
        entry.CopyTo(rented.AsSpan(1));
        SHA256.HashData(rented.AsSpan(0, entry.Length + 1), hash);
        ArrayPool<byte>.Shared.Return(rented);
        return MerkleHash.From(hash);
    }

    /// <summary>SHA-256 of 0x01, the left and the right child.</summary>
    public static MerkleHash Node(MerkleHash left, MerkleHash right)
    {
        Span<byte> both = stackalloc byte[1 + (2 * MerkleHash.Length)];
        both[0] = 1;
        left.CopyTo(both[1..]);
        right.CopyTo(both[(1 + MerkleHash.Length)..]);
        Span<byte> hash = stackalloc byte[MerkleHash.Length];
        SHA256.HashData(both, hash);
        return MerkleHash.From(hash);
    }

    /// <summary>The root over the entries <c>[start, end)</c> from the complete subtrees of a tree that holds them.</summary>
    /// <param name="nodes">Where complete subtrees come from.</param>
    /// <param name="start">The first entry; <c>[start, end)</c> is a subtree as <see cref="IsSubtree"/> says.</param>
    /// <param name="end">One past the last entry.</param>
    public static MerkleHash Root(IMerkleNodes nodes, ulong start, ulong end)
    {
        if (start == end)
        {
            return EmptyRoot;
        }

        var count = end - start;
        if (BitOperations.IsPow2(count))
        {
            var level = BitOperations.Log2(count);
            return nodes.Node(level, start >> level);
        }

        var split = start + LargestPowerBelow(count);
        return Node(Root(nodes, start, split), Root(nodes, split, end));
    }

    /// <summary>Whether <c>[start, end)</c> is a subtree: <paramref name="start"/> is a multiple of the smallest power of two that is not below its length.</summary>
    public static bool IsSubtree(ulong start, ulong end)
    {
        if (start > end)
        {
            return false;
        }

        var count = end - start;
        var size = count == 0 ? 1 : BitOperations.RoundUpToPowerOf2(count);
        return size == 0 ? start == 0 : (start & (size - 1)) == 0;
    }

    // The largest power of two strictly below n; n >= 2.
    internal static ulong LargestPowerBelow(ulong n) => 1UL << BitOperations.Log2(n - 1);

    internal static int BitLength(ulong n) => 64 - BitOperations.LeadingZeroCount(n);

    // C# takes a shift count modulo 64; the formulas mean all bits gone.
    internal static ulong ShiftRight(ulong value, int count) => count >= 64 ? 0 : value >> count;
}
