using System.Numerics;

namespace Kortwiek.Core;

/// <summary>The xoshiro256** generator, seeded by SplitMix64: the same numbers on every machine and every runtime, for ever.</summary>
/// <remarks>Blackman and Vigna, "Scrambled Linear Pseudorandom Number Generators" (2021). Never for keys or salts.</remarks>
public sealed class Xoshiro256
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>A generator whose whole sequence follows from <paramref name="seed"/>.</summary>
    public Xoshiro256(ulong seed)
    {
        _s0 = SplitMix64(ref seed);
        _s1 = SplitMix64(ref seed);
        _s2 = SplitMix64(ref seed);
        _s3 = SplitMix64(ref seed);
    }

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        unchecked
        {
            var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
            var t = _s1 << 17;
            _s2 ^= _s0;
            _s3 ^= _s1;
            _s1 ^= _s2;
            _s0 ^= _s3;
            _s2 ^= t;
            _s3 = BitOperations.RotateLeft(_s3, 45);
            return result;
        }
    }

    /// <summary>A whole number from 0 up to, not including, <paramref name="bound"/>; every one equally likely.</summary>
    /// <param name="bound">At least 1.</param>
    /// <remarks>Lemire, "Fast Random Integer Generation in an Interval" (2019).</remarks>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        unchecked
        {
            var threshold = (ulong)-(long)bound % (ulong)bound;
            ulong high, low;
            do
            {
                high = Math.BigMul(Next(), (ulong)bound, out low);
            }
            while (low < threshold);
            return (int)high;
        }
    }

    /// <summary>A number from 0 up to, not including, 1, with 53 random bits.</summary>
    public double Double() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Puts the items in a random order (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong SplitMix64(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
