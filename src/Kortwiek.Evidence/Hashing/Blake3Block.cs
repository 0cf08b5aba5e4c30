using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kortwiek.Evidence.Hashing;

/// <summary>BLAKE3's compression of one block, a row of the state in each 128-bit register.</summary>
/// <remarks>BLAKE3 (2020) §2.2.</remarks>
internal static class Blake3Block
{
    public const int Length = 64;
    public const uint ChunkStart = 1;
    public const uint ChunkEnd = 2;
    public const uint Parent = 4;
    public const uint Root = 8;

    public static ReadOnlySpan<uint> Start => [0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19];

    /// <summary>Per round where its message words lie, in bytes.</summary>
    public static ReadOnlySpan<byte> Schedule =>
    [
        0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60,
        8, 24, 12, 40, 28, 0, 16, 52, 4, 44, 48, 20, 36, 56, 60, 32,
        12, 16, 40, 48, 52, 8, 28, 56, 24, 20, 36, 0, 44, 60, 32, 4,
        40, 28, 48, 36, 56, 12, 52, 60, 16, 0, 44, 8, 20, 32, 4, 24,
        48, 52, 36, 44, 60, 40, 56, 32, 28, 8, 20, 12, 0, 4, 24, 16,
        36, 56, 44, 20, 32, 48, 60, 4, 52, 12, 0, 40, 8, 24, 16, 28,
        44, 60, 20, 0, 4, 36, 32, 24, 56, 40, 8, 48, 12, 16, 28, 52,
    ];

    /// <summary>Replaces a chaining value by that after the block.</summary>
    /// <param name="chain">8 words.</param>
    /// <param name="block">At most 64 bytes; zeros follow.</param>
    /// <param name="counter">The chunk's number, 0 for parents.</param>
    /// <param name="flags">What the block is.</param>
    public static void Compress(Span<uint> chain, ReadOnlySpan<byte> block, ulong counter, uint flags)
    {
        Span<byte> words = stackalloc byte[Length];
        block.CopyTo(words);
        words[block.Length..].Clear();
        ref var m = ref MemoryMarshal.GetReference(words);
        ref var schedule = ref MemoryMarshal.GetReference(Schedule);
        var (a, b) = (Vector128.Create<uint>(chain), Vector128.Create<uint>(chain[4..]));
        var (c, d) = (Vector128.Create(Start), Vector128.Create(unchecked((uint)counter), (uint)(counter >> 32), (uint)block.Length, flags));
        for (nint round = 0; round < 112; round += 16)
        {
            ref var s = ref Unsafe.Add(ref schedule, round);
            Half(ref a, ref b, ref c, ref d, Words(ref m, ref s, 0), Words(ref m, ref s, 1));
            b = Vector128.Shuffle(b, Vector128.Create(1u, 2, 3, 0));
            c = Vector128.Shuffle(c, Vector128.Create(2u, 3, 0, 1));
            d = Vector128.Shuffle(d, Vector128.Create(3u, 0, 1, 2));
            Half(ref a, ref b, ref c, ref d, Words(ref m, ref s, 8), Words(ref m, ref s, 9));
            b = Vector128.Shuffle(b, Vector128.Create(3u, 0, 1, 2));
            c = Vector128.Shuffle(c, Vector128.Create(2u, 3, 0, 1));
            d = Vector128.Shuffle(d, Vector128.Create(1u, 2, 3, 0));
        }

        (a ^ c).CopyTo(chain);
        (b ^ d).CopyTo(chain[4..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Half(ref Vector128<uint> a, ref Vector128<uint> b, ref Vector128<uint> c, ref Vector128<uint> d, Vector128<uint> x, Vector128<uint> y)
    {
        a = a + x + b;
        d = Vector128.Shuffle((d ^ a).AsByte(), Vector128.Create((byte)2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13)).AsUInt32();
        c += d;
        b ^= c;
        b = (b >>> 12) | (b << 20);
        a = a + y + b;
        d = Vector128.Shuffle((d ^ a).AsByte(), Vector128.Create((byte)1, 2, 3, 0, 5, 6, 7, 4, 9, 10, 11, 8, 13, 14, 15, 12)).AsUInt32();
        c += d;
        b ^= c;
        b = (b >>> 7) | (b << 25);
    }

    // Every second word of the round's order, from one on.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Words(ref byte m, ref byte s, int from) => Vector128.Create(
        Word(ref m, ref s, from), Word(ref m, ref s, from + 2), Word(ref m, ref s, from + 4), Word(ref m, ref s, from + 6));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Word(ref byte m, ref byte s, int index) => Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref m, (nint)Unsafe.Add(ref s, index)));
}
