namespace Kortwiek.Impact.Survival;

/// <summary>Sorts times with what belongs to them, in linear time.</summary>
internal static class TimeOrder
{
    private const int Bits = 11;
    private const int Passes = 6;
    private const int Radix = 1 << Bits;

    /// <summary>Sorts both arrays by the times; where two are equal their order is open.</summary>
    /// <param name="times">Finite and not negative (no negative zero), so that their bits are ordered as they are.</param>
    /// <param name="payload">As many.</param>
    public static void Sort(ref double[] times, ref int[] payload)
    {
        if (times.Length < 1 << 12)
        {
            Array.Sort(times, payload);
            return;
        }

        unchecked
        {
            var counts = new int[Passes * Radix];
            foreach (var time in times)
            {
                var bits = BitConverter.DoubleToUInt64Bits(time);
                for (var pass = 0; pass < Passes; pass++)
                {
                    counts[pass * Radix + ((int)(bits >> (pass * Bits)) & (Radix - 1))]++;
                }
            }

            var (fromTimes, fromPayload) = (times, payload);
            var (toTimes, toPayload) = (new double[times.Length], new int[times.Length]);
            for (var pass = 0; pass < Passes; pass++)
            {
                var offsets = counts.AsSpan(pass * Radix, Radix);
                if (Prefix(offsets, times.Length))
                {
                    continue;
                }

                var shift = pass * Bits;
                for (var i = 0; i < fromTimes.Length; i++)
                {
                    var time = fromTimes[i];
                    var to = offsets[(int)(BitConverter.DoubleToUInt64Bits(time) >> shift) & (Radix - 1)]++;
                    toTimes[to] = time;
                    toPayload[to] = fromPayload[i];
                }

                (fromTimes, toTimes) = (toTimes, fromTimes);
                (fromPayload, toPayload) = (toPayload, fromPayload);
            }

            (times, payload) = (fromTimes, fromPayload);
        }
    }

    // Turns counts into first places; true where all have the same digit, so that the pass would change nothing.
    private static bool Prefix(Span<int> counts, int all)
    {
        var sum = 0;
        foreach (ref var count in counts)
        {
            if (count == all)
            {
                return true;
            }

            (count, sum) = (sum, sum + count);
        }

        return false;
    }
}
