using System.Runtime.InteropServices;

namespace Kortwiek.Impact.Survival;

/// <summary>The log-rank family of tests: are the groups' curves one and the same?</summary>
/// <remarks>
/// Mantel (1966), Harrington and Fleming (1982). At each event time E_k = d·n_k/n, V_kl = d(n−d)/(n−1)·(n_k/n)(δ_kl − n_l/n);
/// weight S(t−)^ρ with the pooled Kaplan–Meier curve. ρ = 0 log-rank, ρ = 1 Peto and Peto. Strata: U and V are added up, then inverted once.
/// </remarks>
public static class LogRank
{
    /// <summary>Compares groups within one stratum.</summary>
    public static LogRankResult Test(IReadOnlyList<LifeTable> groups, double rho = 0) => Test([groups], rho);

    /// <summary>Compares groups within strata.</summary>
    /// <param name="strata">For each stratum its groups' tables, everywhere in the same order; a table may be empty.</param>
    /// <param name="rho">Weight of early times; at least 0.</param>
    /// <exception cref="ArgumentException">There is no group, or the strata have different numbers of groups.</exception>
    public static LogRankResult Test(IReadOnlyList<IReadOnlyList<LifeTable>> strata, double rho = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rho);
        var k = strata.Count == 0 ? 0 : strata[0].Count;
        if (k == 0 || strata.Any(s => s.Count != k))
        {
            throw new ArgumentException("Each stratum has the same groups, at least one.", nameof(strata));
        }

        var sums = new Sums(k);
        foreach (var groups in strata)
        {
            Add(groups, rho, sums);
        }

        var u = new double[k];
        var dropped = new List<int>();
        for (var i = 0; i < k; i++)
        {
            u[i] = sums.Observed[i] - sums.Expected[i];
            if (!(sums.Variance[i, i] > 0))
            {
                dropped.Add(i);
            }
        }

        var (chiSquare, rank) = Quadratic(u, sums.Variance);
        return rank == 0
            ? new LogRankResult(double.NaN, 0, double.NaN, sums.Observed, sums.Expected, sums.Variance, dropped)
            : new LogRankResult(chiSquare, rank, Tails.ChiSquare(chiSquare, rank), sums.Observed, sums.Expected, sums.Variance, dropped);
    }

    private static void Add(IReadOnlyList<LifeTable> groups, double rho, Sums sums)
    {
        var k = groups.Count;
        var cursors = new Cursor[k];
        for (var i = 0; i < k; i++)
        {
            cursors[i] = new Cursor(groups[i]);
        }

        var risk = new double[k];
        double survival = 1;
        while (true)
        {
            var now = double.PositiveInfinity;
            foreach (ref var cursor in cursors.AsSpan())
            {
                now = Math.Min(now, cursor.Next);
            }

            if (double.IsPositiveInfinity(now))
            {
                return;
            }

            double n = 0, d = 0;
            for (var i = 0; i < k; i++)
            {
                risk[i] = cursors[i].AtRisk(now);
                n += risk[i];
                d += cursors[i].Next == now ? cursors[i].EventsHere : 0;
            }

            var weight = rho == 0 ? 1 : Math.Pow(survival, rho);
            if (d > 0)
            {
                Weigh(risk, n, d, weight, sums);
                survival *= (n - d) / n;
            }

            for (var i = 0; i < k; i++)
            {
                if (cursors[i].Next == now)
                {
                    sums.Observed[i] += weight * cursors[i].EventsHere;
                    cursors[i].Advance();
                }
            }
        }
    }

    private static void Weigh(double[] risk, double n, double d, double weight, Sums sums)
    {
        var spread = n > 1 ? weight * weight * d * (n - d) / (n - 1) : 0;
        for (var i = 0; i < risk.Length; i++)
        {
            var share = risk[i] / n;
            sums.Expected[i] += weight * d * share;
            if (spread == 0 || share == 0)
            {
                continue;
            }

            for (var j = 0; j < i; j++)
            {
                sums.Variance[i, j] = sums.Variance[j, i] -= spread * share * (risk[j] / n);
            }

            // n − n_i is exact and 0 where the group is alone; 1 − share might not be.
            sums.Variance[i, i] += spread * share * ((n - risk[i]) / n);
        }
    }

    // UᵀV⁻U by Cholesky. V is singular (its rows add up to 0); U lies in its range, so any generalised inverse gives the same.
    // The next pivot is the one that kept most of its own variance: a small group beside two large ones is then not lost in their rounding.
    private static (double Value, int Rank) Quadratic(double[] u, double[,] v)
    {
        var k = u.Length;
        var (a, b) = ((double[,])v.Clone(), (double[])u.Clone());
        var open = Enumerable.Range(0, k).Where(i => v[i, i] > 0).ToList();
        double value = 0;
        var rank = 0;
        while (open.Count > 0)
        {
            var pivot = open.MaxBy(i => a[i, i] / v[i, i]);
            if (!(a[pivot, pivot] > 1e-9 * v[pivot, pivot]))
            {
                break;
            }

            rank++;
            open.Remove(pivot);
            value += b[pivot] * b[pivot] / a[pivot, pivot];
            foreach (var i in open)
            {
                var factor = a[i, pivot] / a[pivot, pivot];
                b[i] -= factor * b[pivot];
                foreach (var j in open)
                {
                    a[i, j] -= factor * a[pivot, j];
                }
            }
        }

        return (value, rank);
    }

    private sealed class Sums(int groups)
    {
        public double[] Observed { get; } = new double[groups];

        public double[] Expected { get; } = new double[groups];

        public double[,] Variance { get; } = new double[groups, groups];
    }

    // Walks through one group's times and knows how many are at risk at any later time.
    [StructLayout(LayoutKind.Auto)]
    private struct Cursor(LifeTable table)
    {
        private readonly double[] _time = table.Time;
        private readonly int[] _events = table.Events;
        private readonly int[] _censored = table.Censored;
        private readonly IReadOnlyList<double>? _entries = table.Entries;
        private int _index;
        private int _entered;
        private int _left = table.Entries is null ? table.Count : 0;

        public double Next { get; private set; } = table.Time.Length == 0 ? double.PositiveInfinity : table.Time[0];

        public readonly int EventsHere => _events[_index];

        public int AtRisk(double time)
        {
            for (; _entries is not null && _entered < _entries.Count && _entries[_entered] < time; _entered++)
            {
                _left++;
            }

            return _left;
        }

        public void Advance()
        {
            _left -= _events[_index] + _censored[_index];
            _index++;
            Next = _index < _time.Length ? _time[_index] : double.PositiveInfinity;
        }
    }
}
