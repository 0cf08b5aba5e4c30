using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Kortwiek.Store;

/// <summary>UUIDs of version 7 that rise within a millisecond: what a program writes at one instant is read back in the order of writing.</summary>
/// <remarks>
/// RFC 9562 §6.2, method 1: behind the milliseconds stand 42 bits that count all UUIDs of this process from a random start, then 32 random bits.
/// The count goes on from one millisecond to the next, so that clocks of a rehearsal and of the day may take turns.
/// </remarks>
internal static class RisingUuid
{
    private const int CountBits = 42;
    private const int RandomBits = 32;
    private const int LowBits = 62;

    // The topmost bit starts at 0: a process would have to make 2^41 of them to begin anew.
    private static long _count = RandomNumberGenerator.GetInt32(int.MaxValue) * 1024L;

    /// <summary>The next one at an instant.</summary>
    public static Guid Next(DateTimeOffset at)
    {
        var count = (ulong)Interlocked.Increment(ref _count) & ((1UL << CountBits) - 1);
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes[..(RandomBits / 8)]);
        var tail = ((UInt128)count << RandomBits) | BinaryPrimitives.ReadUInt32BigEndian(bytes);
        var value = ((UInt128)(ulong)at.ToUnixTimeMilliseconds() << 80)
            | ((UInt128)7 << 76)
            | (tail >> LowBits << 64)
            | ((UInt128)2 << LowBits)
            | (tail & (((UInt128)1 << LowBits) - 1));
        BinaryPrimitives.WriteUInt128BigEndian(bytes, value);
        return new Guid(bytes, bigEndian: true);
    }
}
