using System.Diagnostics;
using System.Globalization;
using Kortwiek.Core;
using Kortwiek.Impact.Survival;

namespace Kortwiek.Benchmarks.Impact;

/// <summary>Survival curves of two groups against the time that sorting their times would take; one thread.</summary>
/// <remarks>Arguments: the number of rows (default 1000000), then the number of rounds (default 7). The figure is the median of the rounds.</remarks>
internal static class ImpactBench
{
    public static int Run(string[] args)
    {
        var rows = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 7;
        Console.WriteLine("| times | rows | sort ms | KM + NA + limits ms | ratio | log-rank ms | ratio |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        Measure("days, whole", Make(rows, whole: true), rounds);
        Measure("continuous", Make(rows, whole: false), rounds);
        return 0;
    }

    private static Cohort Make(int rows, bool whole)
    {
        var random = new Xoshiro256(11);
        var time = new double[rows];
        var seen = new bool[rows];
        var group = new int[rows];
        for (var i = 0; i < rows; i++)
        {
            var t = Math.Min(999.999, -Math.Log(1 - random.Double()) * 200 * (1 + 0.3 * (i & 1)));
            time[i] = whole ? Math.Floor(t) : t;
            seen[i] = t < 999 && random.Below(4) > 0;
            group[i] = i & 1;
        }

        return new Cohort(time, seen, groups: new Factor(["a", "b"], group));
    }

    private static void Measure(string what, Cohort cohort, int rounds)
    {
        var (sort, curves, compared) = (new double[rounds], new double[rounds], new double[rounds]);
        for (var round = 0; round < rounds; round++)
        {
            var keys = (double[])cohort.Time.Clone();
            var items = new int[keys.Length];
            sort[round] = Milliseconds(() => Array.Sort(keys, items));
            curves[round] = Milliseconds(() => Curves(cohort));
            compared[round] = Milliseconds(() => LogRank.Test(LifeTables.ByGroup(cohort)));
        }

        var (s, c, l) = (Median(sort), Median(curves), Median(compared));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {cohort.Count} | {s:0.0} | {c:0.0} | {c / s:0.00} | {l:0.0} | {l / s:0.00} |"));
    }

    private static void Curves(Cohort cohort)
    {
        foreach (var table in LifeTables.ByGroup(cohort))
        {
            KaplanMeier.Estimate(table);
            NelsonAalen.Estimate(table);
        }
    }

    private static double Milliseconds(Action action)
    {
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
