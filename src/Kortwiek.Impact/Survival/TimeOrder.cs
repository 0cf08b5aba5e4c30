using System.Numerics;
using System.Runtime.InteropServices;

namespace Kortwiek.Impact.Survival;

/// <summary>Sorts times with what belongs to them, in linear time for all but contrived data.</summary>
/// <remarks>
/// Three passes of eight bits put the times in order of their 24 leading bits (counted from the smallest time); what still has the same
/// leading bits lies together and is sorted there. Eight bits, since the 256 places written to then stay in the nearest caches.
/// </remarks>
internal static class TimeOrder
{
    private const int Radix = 256;
    private const int LongRun = 24;

    /// <summary>Sorts both arrays by the times; where two are equal their order is open.</summary>
    /// <param name="times">Finite and not negative (no negative zero), so that their bits are ordered as they are.</param>
    /// <param name="marks">As many.</param>
    public static void Sort(double[] times, int[] marks)
    {
        if (times.Length < 1 << 11)
        {
            Array.Sort(times, marks);
            return;
        }

        unchecked
        {
            ulong least = ulong.MaxValue, most = 0;
            foreach (var time in times)
            {
                var bits = BitConverter.DoubleToUInt64Bits(time);
                least = bits < least ? bits : least;
                most = bits > most ? bits : most;
            }

            var shift = Math.Max(0, 64 - BitOperations.LeadingZeroCount(most - least) - 24);
            var offsets = Offsets(times, least, shift);
            var (a, b) = (new Item[times.Length], new Item[times.Length]);
            for (var i = 0; i < times.Length; i++)
            {
                var key = (BitConverter.DoubleToUInt64Bits(times[i]) - least) >> shift;
                a[offsets[(int)key & (Radix - 1)]++] = new Item(times[i], marks[i]);
            }

            for (var pass = 1; pass < 3; pass++)
            {
                var digit = shift + 8 * pass;
                var places = offsets.AsSpan(pass * Radix, Radix);
                foreach (ref readonly var item in a.AsSpan())
                {
                    b[places[(int)((BitConverter.DoubleToUInt64Bits(item.Time) - least) >> digit) & (Radix - 1)]++] = item;
                }

                (a, b) = (b, a);
            }

            for (var i = 0; i < a.Length; i++)
            {
                (times[i], marks[i]) = (a[i].Time, a[i].Mark);
            }

            SortRuns(times, marks, least, shift);
        }
    }

    // Where each digit of each pass begins.
    private static int[] Offsets(double[] times, ulong least, int shift)
    {
        unchecked
        {
            var offsets = new int[3 * Radix];
            foreach (var time in times)
            {
                var key = (int)((BitConverter.DoubleToUInt64Bits(time) - least) >> shift);
                offsets[key & (Radix - 1)]++;
                offsets[Radix + ((key >> 8) & (Radix - 1))]++;
                offsets[2 * Radix + ((key >> 16) & (Radix - 1))]++;
            }

            for (var pass = 0; pass < 3; pass++)
            {
                var sum = 0;
                foreach (ref var offset in offsets.AsSpan(pass * Radix, Radix))
                {
                    (offset, sum) = (sum, sum + offset);
                }
            }

            return offsets;
        }
    }

    private static void SortRuns(double[] times, int[] marks, ulong least, int shift)
    {
        unchecked
        {
            for (var start = 0; start < times.Length;)
            {
                var key = (BitConverter.DoubleToUInt64Bits(times[start]) - least) >> shift;
                var end = start + 1;
                while (end < times.Length && (BitConverter.DoubleToUInt64Bits(times[end]) - least) >> shift == key)
                {
                    end++;
                }

                if (end - start > LongRun)
                {
                    times.AsSpan(start, end - start).Sort(marks.AsSpan(start, end - start));
                }
                else
                {
                    Insert(times, marks, start, end);
                }

                start = end;
            }
        }
    }

    private static void Insert(double[] times, int[] marks, int start, int end)
    {
        for (var i = start + 1; i < end; i++)
        {
            var (time, mark) = (times[i], marks[i]);
            var j = i;
            for (; j > start && times[j - 1] > time; j--)
            {
                (times[j], marks[j]) = (times[j - 1], marks[j - 1]);
            }

            (times[j], marks[j]) = (time, mark);
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Item(double Time, int Mark);
}
