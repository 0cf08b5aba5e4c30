using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kortwiek.Evidence.Hashing;

/// <summary>BLAKE3's compression of eight inputs side by side, one in each lane of a 256-bit register.</summary>
/// <remarks>O'Connor, Aumasson, Neves, Wilcox-O'Hearn, "BLAKE3: one function, fast everywhere" (2020), §5.3.</remarks>
internal static unsafe class Blake3Lanes
{
    public const int Width = 8;

    /// <summary>Whether this processor can.</summary>
    public static bool IsSupported => Avx2.IsSupported;

    /// <summary>Hashes eight inputs of the same number of blocks into eight chaining values of 32 bytes.</summary>
    /// <param name="input">The first input.</param>
    /// <param name="stride">Bytes from one input to the next.</param>
    /// <param name="blocks">Blocks of 64 bytes an input.</param>
    /// <param name="counter">Of the first input.</param>
    /// <param name="step">1 where each input has the next counter, 0 where all have the same.</param>
    /// <param name="flags">Of every block.</param>
    /// <param name="first">Further ones of the first block.</param>
    /// <param name="last">Further ones of the last block.</param>
    /// <param name="output">256 bytes.</param>
    public static void Hash(byte* input, nint stride, int blocks, ulong counter, uint step, uint flags, uint first, uint last, byte* output)
    {
        // On a border of 32 bytes: a load that crosses a cache line costs twice.
        var room = stackalloc byte[(28 * 32) + 31];
        var m = (Vector256<uint>*)(((nuint)room + 31) & ~(nuint)31);
        var iv = Blake3Block.Start;
        var a = m + 16;
        var h = m + 20;
        for (var i = 0; i < 8; i++)
        {
            h[i] = Vector256.Create(iv[i]);
        }

        Vector256<uint> low = default, high = default;
        for (var lane = 0; lane < Width; lane++)
        {
            var value = counter + (ulong)((uint)lane * step);
            low = low.WithElement(lane, unchecked((uint)value));
            high = high.WithElement(lane, (uint)(value >> 32));
        }

        ref var schedule = ref MemoryMarshal.GetReference(Blake3Block.Schedule);
        // v0 to v3 stay in memory (a): sixteen registers hold the other twelve and what a rotation needs.
        for (var block = 0; block < blocks; block++)
        {
            Turn(input + (64 * block), stride, (byte*)m);
            Turn(input + (64 * block) + 32, stride, (byte*)(m + 8));
            (a[0], a[1], a[2], a[3]) = (h[0], h[1], h[2], h[3]);
            Vector256<uint> v4 = h[4], v5 = h[5], v6 = h[6], v7 = h[7];
            Vector256<uint> v8 = Vector256.Create(iv[0]), v9 = Vector256.Create(iv[1]), v10 = Vector256.Create(iv[2]), v11 = Vector256.Create(iv[3]);
            Vector256<uint> v12 = low, v13 = high, v14 = Vector256.Create(64u), t;
            var v15 = Vector256.Create(flags | (block == 0 ? first : 0) | (block == blocks - 1 ? last : 0));
            for (nint r = 0; r < 112; r += 16)
            {
                ref var s = ref Unsafe.Add(ref schedule, r);
                t = v4 + Word(m, ref s, 0) + a[0]; a[0] = t; v12 = Right16(v12 ^ t);
                t = v5 + Word(m, ref s, 2) + a[1]; a[1] = t; v13 = Right16(v13 ^ t);
                t = v6 + Word(m, ref s, 4) + a[2]; a[2] = t; v14 = Right16(v14 ^ t);
                t = v7 + Word(m, ref s, 6) + a[3]; a[3] = t; v15 = Right16(v15 ^ t);
                v8 += v12; v9 += v13; v10 += v14; v11 += v15;
                v4 = Right(v4 ^ v8, 12); v5 = Right(v5 ^ v9, 12); v6 = Right(v6 ^ v10, 12); v7 = Right(v7 ^ v11, 12);
                t = v4 + Word(m, ref s, 1) + a[0]; a[0] = t; v12 = Right8(v12 ^ t);
                t = v5 + Word(m, ref s, 3) + a[1]; a[1] = t; v13 = Right8(v13 ^ t);
                t = v6 + Word(m, ref s, 5) + a[2]; a[2] = t; v14 = Right8(v14 ^ t);
                t = v7 + Word(m, ref s, 7) + a[3]; a[3] = t; v15 = Right8(v15 ^ t);
                v8 += v12; v9 += v13; v10 += v14; v11 += v15;
                v4 = Right(v4 ^ v8, 7); v5 = Right(v5 ^ v9, 7); v6 = Right(v6 ^ v10, 7); v7 = Right(v7 ^ v11, 7);

                t = v5 + Word(m, ref s, 8) + a[0]; a[0] = t; v15 = Right16(v15 ^ t);
                t = v6 + Word(m, ref s, 10) + a[1]; a[1] = t; v12 = Right16(v12 ^ t);
                t = v7 + Word(m, ref s, 12) + a[2]; a[2] = t; v13 = Right16(v13 ^ t);
                t = v4 + Word(m, ref s, 14) + a[3]; a[3] = t; v14 = Right16(v14 ^ t);
                v10 += v15; v11 += v12; v8 += v13; v9 += v14;
                v5 = Right(v5 ^ v10, 12); v6 = Right(v6 ^ v11, 12); v7 = Right(v7 ^ v8, 12); v4 = Right(v4 ^ v9, 12);
                t = v5 + Word(m, ref s, 9) + a[0]; a[0] = t; v15 = Right8(v15 ^ t);
                t = v6 + Word(m, ref s, 11) + a[1]; a[1] = t; v12 = Right8(v12 ^ t);
                t = v7 + Word(m, ref s, 13) + a[2]; a[2] = t; v13 = Right8(v13 ^ t);
                t = v4 + Word(m, ref s, 15) + a[3]; a[3] = t; v14 = Right8(v14 ^ t);
                v10 += v15; v11 += v12; v8 += v13; v9 += v14;
                v5 = Right(v5 ^ v10, 7); v6 = Right(v6 ^ v11, 7); v7 = Right(v7 ^ v8, 7); v4 = Right(v4 ^ v9, 7);
            }

            h[0] = a[0] ^ v8; h[1] = a[1] ^ v9; h[2] = a[2] ^ v10; h[3] = a[3] ^ v11;
            h[4] = v4 ^ v12; h[5] = v5 ^ v13; h[6] = v6 ^ v14; h[7] = v7 ^ v15;
        }

        Turn((byte*)h, 32, output);
    }

    // Rows to columns.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn(byte* rows, nint stride, byte* output)
    {
        Vector256<uint> r0 = Row(rows, 0), r1 = Row(rows, stride), r2 = Row(rows, 2 * stride), r3 = Row(rows, 3 * stride);
        Vector256<uint> r4 = Row(rows, 4 * stride), r5 = Row(rows, 5 * stride), r6 = Row(rows, 6 * stride), r7 = Row(rows, 7 * stride);
        var a0 = Avx2.UnpackLow(r0, r1).AsUInt64();
        var a1 = Avx2.UnpackHigh(r0, r1).AsUInt64();
        var a2 = Avx2.UnpackLow(r2, r3).AsUInt64();
        var a3 = Avx2.UnpackHigh(r2, r3).AsUInt64();
        var a4 = Avx2.UnpackLow(r4, r5).AsUInt64();
        var a5 = Avx2.UnpackHigh(r4, r5).AsUInt64();
        var a6 = Avx2.UnpackLow(r6, r7).AsUInt64();
        var a7 = Avx2.UnpackHigh(r6, r7).AsUInt64();
        var b0 = Avx2.UnpackLow(a0, a2);
        var b1 = Avx2.UnpackHigh(a0, a2);
        var b2 = Avx2.UnpackLow(a1, a3);
        var b3 = Avx2.UnpackHigh(a1, a3);
        var b4 = Avx2.UnpackLow(a4, a6);
        var b5 = Avx2.UnpackHigh(a4, a6);
        var b6 = Avx2.UnpackLow(a5, a7);
        var b7 = Avx2.UnpackHigh(a5, a7);
        Unsafe.WriteUnaligned(output, Avx2.Permute2x128(b0, b4, 0x20));
        Unsafe.WriteUnaligned(output + 32, Avx2.Permute2x128(b1, b5, 0x20));
        Unsafe.WriteUnaligned(output + 64, Avx2.Permute2x128(b2, b6, 0x20));
        Unsafe.WriteUnaligned(output + 96, Avx2.Permute2x128(b3, b7, 0x20));
        Unsafe.WriteUnaligned(output + 128, Avx2.Permute2x128(b0, b4, 0x31));
        Unsafe.WriteUnaligned(output + 160, Avx2.Permute2x128(b1, b5, 0x31));
        Unsafe.WriteUnaligned(output + 192, Avx2.Permute2x128(b2, b6, 0x31));
        Unsafe.WriteUnaligned(output + 224, Avx2.Permute2x128(b3, b7, 0x31));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Row(byte* rows, nint offset) => Unsafe.ReadUnaligned<Vector256<uint>>(rows + offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Word(Vector256<uint>* m, ref byte schedule, int index) =>
        unchecked(*(Vector256<uint>*)((byte*)m + (8 * (nint)Unsafe.Add(ref schedule, index))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Right(Vector256<uint> x, int bits) => (x >>> bits) | (x << (32 - bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Right16(Vector256<uint> x) => Avx2.Shuffle(
        x.AsByte(),
        Vector256.Create((byte)2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13, 2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13)).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Right8(Vector256<uint> x) => Avx2.Shuffle(
        x.AsByte(),
        Vector256.Create((byte)1, 2, 3, 0, 5, 6, 7, 4, 9, 10, 11, 8, 13, 14, 15, 12, 1, 2, 3, 0, 5, 6, 7, 4, 9, 10, 11, 8, 13, 14, 15, 12)).AsUInt32();
}
