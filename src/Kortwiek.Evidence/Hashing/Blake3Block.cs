using System.Numerics;
using System.Runtime.CompilerServices;

namespace Kortwiek.Evidence.Hashing;

/// <summary>BLAKE3's compression of one block.</summary>
/// <remarks>BLAKE3 (2020) §2.2.</remarks>
internal static class Blake3Block
{
    public const int Length = 64;
    public const uint ChunkStart = 1;
    public const uint ChunkEnd = 2;
    public const uint Parent = 4;
    public const uint Root = 8;

    public static ReadOnlySpan<uint> Start => [0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19];

    private static ReadOnlySpan<byte> Permutation => [2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8];

    /// <summary>Replaces a chaining value by that after the block.</summary>
    /// <param name="chain">8 words.</param>
    /// <param name="block">At most 64 bytes; zeros follow.</param>
    /// <param name="counter">The chunk's number, 0 for parents.</param>
    /// <param name="flags">What the block is.</param>
    public static void Compress(Span<uint> chain, ReadOnlySpan<byte> block, ulong counter, uint flags)
    {
        Span<uint> m = stackalloc uint[16];
        m.Clear();
        block.CopyTo(System.Runtime.InteropServices.MemoryMarshal.AsBytes(m));
        Span<uint> v = stackalloc uint[16];
        chain.CopyTo(v);
        Start[..4].CopyTo(v[8..]);
        (v[12], v[13], v[14], v[15]) = (unchecked((uint)counter), (uint)(counter >> 32), (uint)block.Length, flags);
        Span<uint> next = stackalloc uint[16];
        for (var round = 0; ; round++)
        {
            Mix(v, 0, 4, 8, 12, m[0], m[1]);
            Mix(v, 1, 5, 9, 13, m[2], m[3]);
            Mix(v, 2, 6, 10, 14, m[4], m[5]);
            Mix(v, 3, 7, 11, 15, m[6], m[7]);
            Mix(v, 0, 5, 10, 15, m[8], m[9]);
            Mix(v, 1, 6, 11, 12, m[10], m[11]);
            Mix(v, 2, 7, 8, 13, m[12], m[13]);
            Mix(v, 3, 4, 9, 14, m[14], m[15]);
            if (round == 6)
            {
                break;
            }

            for (var i = 0; i < 16; i++)
            {
                next[i] = m[Permutation[i]];
            }

            next.CopyTo(m);
        }

        for (var i = 0; i < 8; i++)
        {
            chain[i] = v[i] ^ v[i + 8];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mix(Span<uint> v, int a, int b, int c, int d, uint x, uint y)
    {
        unchecked
        {
            v[a] += v[b] + x;
            v[d] = BitOperations.RotateRight(v[d] ^ v[a], 16);
            v[c] += v[d];
            v[b] = BitOperations.RotateRight(v[b] ^ v[c], 12);
            v[a] += v[b] + y;
            v[d] = BitOperations.RotateRight(v[d] ^ v[a], 8);
            v[c] += v[d];
            v[b] = BitOperations.RotateRight(v[b] ^ v[c], 7);
        }
    }
}
