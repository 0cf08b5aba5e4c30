namespace Kortwiek.Impact.Survival;

/// <summary>Turns a cohort into life tables, one for each group in each stratum.</summary>
/// <remarks>
/// Times that differ by at most 1.4901e-8, absolutely or relative to the mean of the distinct times, are one time over all groups,
/// as R's survival does it (aeqSurv). Whole numbers are counted without sorting, others sorted by radix: O(n + distinct times × tables).
/// </remarks>
public static class LifeTables
{
    /// <summary>The square root of the double epsilon.</summary>
    internal const double Tolerance = 1.4901161193847656e-8;

    /// <summary>Tables by group over all strata: one entry for each group, one in all where the cohort has no groups.</summary>
    public static LifeTable[] ByGroup(Cohort cohort) => Make(cohort, cohort.Groups?.Rows, Math.Max(1, cohort.Groups?.Names.Count ?? 1));

    /// <summary>Tables by stratum, then by group.</summary>
    public static LifeTable[][] ByStratumAndGroup(Cohort cohort)
    {
        if (cohort.Strata is not { } strata)
        {
            return [ByGroup(cohort)];
        }

        var groups = Math.Max(1, cohort.Groups?.Names.Count ?? 1);
        var cells = new int[cohort.Count];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = strata.Rows[i] * groups + (cohort.Groups?.Rows[i] ?? 0);
        }

        var tables = Make(cohort, cells, groups * strata.Names.Count);
        return [.. tables.Chunk(groups)];
    }

    private static LifeTable[] Make(Cohort cohort, int[]? cells, int count)
    {
        var largest = LargestWhole(cohort.Time, cohort.Entry);
        return largest >= 0 && (largest + 1L) * count <= 4L * cohort.Count + 65_536
            ? Counted(cohort, cells, count, largest + 1)
            : cohort.Entry is null ? Sorted(cohort, cells, count) : SortedWithEntries(cohort, cells, count);
    }

    // The largest of the times where all of them are whole and below 2^25, so that no two fall together; else -1.
    private static int LargestWhole(double[] time, double[]? entry)
    {
        var largest = 0;
        foreach (var t in time)
        {
            if (!(t < 1 << 25))
            {
                return -1;
            }

            var whole = (int)t;
            if (whole != t)
            {
                return -1;
            }

            largest = whole > largest ? whole : largest;
        }

        foreach (var a in entry ?? [])
        {
            if ((int)a != a)
            {
                return -1;
            }
        }

        return largest;
    }

    private static LifeTable[] Counted(Cohort cohort, int[]? cells, int count, int size)
    {
        var (time, seen) = (cohort.Time, cohort.Seen);
        var counts = new int[2 * count * size];
        var entries = cohort.Entry is null ? null : new int[count * size];
        unchecked
        {
            for (var i = 0; i < time.Length; i++)
            {
                var slot = (cells is null ? 0 : cells[i] * size) + (int)time[i];
                counts[2 * slot + (seen[i] ? 1 : 0)]++;
                if (entries is not null)
                {
                    entries[(cells is null ? 0 : cells[i] * size) + (int)cohort.Entry![i]]++;
                }
            }
        }

        var tables = new LifeTable[count];
        for (var cell = 0; cell < count; cell++)
        {
            tables[cell] = FromCounts(counts.AsSpan(2 * cell * size, 2 * size), entries is null ? [] : entries.AsSpan(cell * size, size), entries is not null);
        }

        return tables;
    }

    private static LifeTable FromCounts(ReadOnlySpan<int> counts, ReadOnlySpan<int> entered, bool late)
    {
        int distinct = 0, all = 0;
        for (var t = 0; t < counts.Length; t += 2)
        {
            var here = counts[t] + counts[t + 1];
            all += here;
            distinct += here > 0 ? 1 : 0;
        }

        var builder = new Builder(distinct);
        var entries = late ? new double[all] : null;
        int risk = late ? 0 : all, e = 0;
        for (var t = 0; t < counts.Length / 2; t++)
        {
            if (counts[2 * t] + counts[2 * t + 1] is > 0 and var leaving)
            {
                builder.Add(t, risk, counts[2 * t + 1], counts[2 * t]);
                risk -= leaving;
            }

            if (late)
            {
                Array.Fill(entries!, t, e, entered[t]);
                e += entered[t];
                risk += entered[t];
            }
        }

        return builder.Table(entries);
    }

    private static LifeTable[] Sorted(Cohort cohort, int[]? cells, int count)
    {
        var times = (double[])cohort.Time.Clone();
        var marks = new int[times.Length];
        var risk = new int[count];
        for (var i = 0; i < marks.Length; i++)
        {
            var cell = cells?[i] ?? 0;
            risk[cell]++;
            marks[i] = (cell << 1) | (cohort.Seen[i] ? 1 : 0);
        }

        TimeOrder.Sort(times, marks);
        var gap = Gap(times);
        var builders = new Builder[count];
        for (var cell = 0; cell < count; cell++)
        {
            builders[cell] = new Builder(Math.Min(risk[cell], 1 << 20));
        }

        for (var i = 0; i < times.Length;)
        {
            var (cut, last) = (times[i], times[i]);
            for (; i < times.Length && Together(last, times[i], gap); i++)
            {
                last = times[i];
                var cell = marks[i] >> 1;
                builders[cell].Count(cut, risk, cell, (marks[i] & 1) != 0);
            }
        }

        return [.. builders.Select(b => b.Table(null))];
    }

    private static LifeTable[] SortedWithEntries(Cohort cohort, int[]? cells, int count)
    {
        var n = cohort.Count;
        var times = new double[2 * n];
        cohort.Time.CopyTo(times, 0);
        cohort.Entry!.CopyTo(times, n);
        var marks = new int[2 * n];
        for (var i = 0; i < marks.Length; i++)
        {
            marks[i] = i;
        }

        TimeOrder.Sort(times, marks);
        var gap = Gap(times);
        var builders = Enumerable.Range(0, count).Select(_ => new Builder(16)).ToArray();
        var entries = Enumerable.Range(0, count).Select(_ => new List<double>()).ToArray();
        var risk = new int[count];
        var enteredAt = new double[n];
        Array.Fill(enteredAt, -1);
        for (var i = 0; i < times.Length;)
        {
            var first = i;
            var (cut, last) = (times[i], times[i]);
            for (; i < times.Length && Together(last, times[i], gap); i++)
            {
                last = times[i];
                if (marks[i] >= n)
                {
                    enteredAt[marks[i] - n] = cut;
                }
            }

            // Those who leave now are counted before those who come now; who comes and goes at one time was never at risk.
            for (var j = first; j < i; j++)
            {
                if (marks[j] < n && enteredAt[marks[j]] < cut)
                {
                    var cell = cells?[marks[j]] ?? 0;
                    builders[cell].Count(cut, risk, cell, cohort.Seen[marks[j]]);
                }
            }

            for (var j = first; j < i; j++)
            {
                if (marks[j] >= n && !NeverAtRisk(cohort, marks[j] - n, cut, last))
                {
                    var cell = cells?[marks[j] - n] ?? 0;
                    risk[cell]++;
                    entries[cell].Add(cut);
                }
            }
        }

        return [.. builders.Select((b, cell) => b.Table([.. entries[cell]]))];
    }

    private static bool NeverAtRisk(Cohort cohort, int row, double first, double last) => cohort.Time[row] >= first && cohort.Time[row] <= last;

    // Two neighbours are one time where they differ by no more than this.
    private static double Gap(double[] sorted)
    {
        double sum = 0;
        long distinct = 0;
        var last = double.NaN;
        foreach (var time in sorted)
        {
            if (time != last)
            {
                sum += time;
                distinct++;
                last = time;
            }
        }

        return Tolerance * Math.Max(1, sum / Math.Max(1, distinct));
    }

    private static bool Together(double last, double next, double gap) => next - last <= gap;

    // Grows the arrays of one table.
    private sealed class Builder(int capacity)
    {
        private double[] _time = new double[capacity];
        private int[] _risk = new int[capacity];
        private int[] _events = new int[capacity];
        private int[] _censored = new int[capacity];
        private int _count;

        public void Add(double time, int risk, int events, int censored)
        {
            if (_count == _time.Length)
            {
                Resize(Math.Max(16, 2 * _count));
            }

            (_time[_count], _risk[_count], _events[_count], _censored[_count]) = (time, risk, events, censored);
            _count++;
        }

        public void Count(double time, int[] risk, int cell, bool seen)
        {
            if (_count == 0 || _time[_count - 1] != time)
            {
                Add(time, risk[cell], 0, 0);
            }

            risk[cell]--;
            (seen ? _events : _censored)[_count - 1]++;
        }

        public LifeTable Table(double[]? entries)
        {
            if (_count != _time.Length)
            {
                Resize(_count);
            }

            return new LifeTable(_time, _risk, _events, _censored, entries);
        }

        private void Resize(int size)
        {
            Array.Resize(ref _time, size);
            Array.Resize(ref _risk, size);
            Array.Resize(ref _events, size);
            Array.Resize(ref _censored, size);
        }
    }
}
