using Kortwiek.Impact.Survival;

namespace Kortwiek.Tests.Impact;

/// <summary>Worked examples that need nothing beside the project, properties, and a slow plain oracle.</summary>
public sealed class SurvivalTests
{
    // Freireich et al. (1963), remission of 21 leukaemia patients under 6-MP; the textbook example of Kaplan and Meier's estimator.
    private static readonly double[] Remission = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35];
    private static readonly bool[] Relapsed = [true, true, true, false, true, false, true, false, false, true, true, false, false, false, true, true, false, false, false, false, false];
    private static readonly double[] Placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];

    private static readonly Gen<(double[] Time, bool[] Seen, int[] Group)> GenCohort =
        Gen.Select(Gen.Int[1, 12], Gen.Bool, Gen.Int[0, 2]).Array[1, 60].Select(rows =>
            (rows.Select(r => (double)r.Item1).ToArray(), rows.Select(r => r.Item2).ToArray(), rows.Select(r => r.Item3).ToArray()));

    [Fact]
    public void The_textbook_example_of_remission_comes_out_as_printed()
    {
        var curve = Curve(new Cohort(Remission, Relapsed));
        (double T, int N, double S)[] printed = [(6, 21, 0.857), (7, 17, 0.807), (10, 15, 0.753), (13, 12, 0.690), (16, 11, 0.627), (22, 7, 0.538), (23, 6, 0.448)];
        foreach (var (t, n, s) in printed)
        {
            var i = curve.IndexAt(t);
            Assert.Equal(t, curve.Table.Time[i]);
            Assert.Equal(n, curve.Table.AtRisk[i]);
            Assert.Equal(s, curve.S[i], 3);
        }

        Assert.Equal(0.0764, curve.StandardError[curve.IndexAt(6)], 4);
        Assert.Equal(23, Quantile.Of(curve, 0.5).Value);
        Assert.Equal(35, RestrictedMean.LargestTau(curve));
    }

    // Observed 9 and 21, expected 19.25 and 10.75, χ² 16.79: printed in every account of this trial.
    [Fact]
    public void The_textbook_comparison_of_remission_with_placebo_comes_out_as_printed()
    {
        var cohort = new Cohort(
            [.. Remission, .. Placebo],
            [.. Relapsed, .. Enumerable.Repeat(true, 21)],
            groups: new Factor(["6-MP", "placebo"], [.. Enumerable.Repeat(0, 21), .. Enumerable.Repeat(1, 21)]));
        var result = LogRank.Test(LifeTables.ByGroup(cohort));
        Assert.Equal(16.79, result.ChiSquare, 2);
        Assert.Equal([9.0, 21.0], result.Observed);
        Assert.Equal(19.25, result.Expected[0], 2);
        Assert.Equal(10.75, result.Expected[1], 2);
    }

    // By hand: n 4; events at 1 and 3, censored at 2 and 4. S = 3/4, then 3/4·1/2; area to 4 = 1 + 2·3/4 + 3/8.
    [Fact]
    public void A_curve_of_four_channels_is_what_paper_and_pencil_give()
    {
        var curve = Curve(new Cohort([1, 2, 3, 4], [true, false, true, false]), ConfidenceType.Plain);
        Assert.Equal([0.75, 0.75, 0.375, 0.375], curve.S);
        Assert.Equal(Math.Sqrt(3.0 / 64), curve.StandardError[0], 14);
        Assert.Equal(0.375 * Math.Sqrt(1.0 / 12 + 1.0 / 2), curve.StandardError[2], 14);
        var mean = RestrictedMean.Of(curve, 4);
        Assert.Equal(2.875, mean.Mean, 14);
        Assert.Equal(Math.Sqrt(1.875 * 1.875 / 12 + 0.375 * 0.375 / 2), mean.StandardError, 14);
        Assert.Equal([0.25, 0.25, 0.75, 0.75], NelsonAalen.Estimate(curve.Table).H);
        Assert.Equal(2.5, RestrictedMean.Of(curve, 3).Mean, 14);
        Assert.Equal(0.5, RestrictedMean.Of(curve, 0.5).Mean, 14);
    }

    [Fact]
    public void A_median_on_a_flat_step_is_the_middle_of_the_step_and_one_never_reached_is_not_a_number()
    {
        Assert.Equal(2.5, Quantile.Of(Curve(new Cohort([1, 2, 3, 4], [true, true, true, true])), 0.5).Value);
        Assert.Equal(2, Quantile.Of(Curve(new Cohort([1, 2, 3, 4], [true, true, false, false])), 0.5).Value);
        Assert.True(double.IsNaN(Quantile.Of(Curve(new Cohort([1, 2, 3, 4], [true, false, false, false])), 0.5).Value));
    }

    [Fact]
    public void Where_all_have_had_the_event_there_are_no_limits()
    {
        var curve = Curve(new Cohort([1, 2], [true, true]));
        Assert.True(curve.ReachesZero);
        Assert.Equal(0, curve.S[1]);
        Assert.True(double.IsNaN(curve.Lower[1]) && double.IsNaN(curve.Upper[1]) && double.IsNaN(curve.StandardError[1]));
        Assert.True(double.IsPositiveInfinity(RestrictedMean.LargestTau(curve)));
        Assert.Equal(1.5, RestrictedMean.Of(curve, 100).Mean, 14);
    }

    [Fact]
    public void Without_censoring_the_curve_is_one_less_the_empirical_distribution() =>
        Gen.OneOf(Gen.Int[0, 20].Select(i => (double)i), Gen.Int[0, 5000].Select(i => i / 7.0)).Array[1, 80].Sample(times =>
        {
            var curve = Curve(new Cohort(times, [.. times.Select(_ => true)]));
            for (var i = 0; i < curve.S.Length; i++)
            {
                Assert.Equal(times.Count(t => t > curve.Table.Time[i] + 1e-6) / (double)times.Length, curve.S[i], 12);
            }
        });

    [Fact]
    public void Every_curve_agrees_with_a_plain_double_loop() => GenCohort.Sample(c =>
    {
        var cohort = new Cohort(c.Time, c.Seen, groups: new Factor(["a", "b", "c"], c.Group));
        var tables = LifeTables.ByGroup(cohort);
        for (var g = 0; g < 3; g++)
        {
            Same(c.Time, c.Seen, null, c.Group, g, tables[g]);
        }
    });

    [Fact]
    public void Late_entries_agree_with_a_plain_double_loop_for_whole_and_for_broken_times() =>
        Gen.Select(GenCohort, Gen.Int[0, 9].Array[60], Gen.Bool).Sample((c, early, whole) =>
        {
            var time = c.Time.Select(t => whole ? t : t + 0.25).ToArray();
            var entry = time.Select((t, i) => Math.Max(0, t - 1 - early[i])).ToArray();
            var tables = LifeTables.ByGroup(new Cohort(time, c.Seen, entry, new Factor(["a", "b", "c"], c.Group)));
            for (var g = 0; g < 3; g++)
            {
                Same(time, c.Seen, entry, c.Group, g, tables[g]);
                foreach (var at in new[] { 0.5, 1, 3.25, 7, 12.25, 40 })
                {
                    Assert.Equal(Enumerable.Range(0, time.Length).Count(i => c.Group[i] == g && entry[i] < at && at <= time[i]), tables[g].AtRiskAt(at));
                }
            }
        });

    [Fact]
    public void Counted_and_sorted_times_give_the_same_tables() => GenCohort.Sample(c =>
    {
        var factor = new Factor(["a", "b", "c"], c.Group);
        var counted = LifeTables.ByGroup(new Cohort(c.Time, c.Seen, groups: factor));
        var sorted = LifeTables.ByGroup(new Cohort([.. c.Time.Select(t => t * 0.5)], c.Seen, groups: factor));
        for (var g = 0; g < 3; g++)
        {
            Assert.Equal(counted[g].Time, sorted[g].Time.Select(t => t * 2));
            Assert.Equal(counted[g].AtRisk, sorted[g].AtRisk);
            Assert.Equal(counted[g].Events, sorted[g].Events);
            Assert.Equal(counted[g].Censored, sorted[g].Censored);
        }
    });

    // Many decades; few values; an outlier that leaves all others with the same leading bits.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Many_times_are_put_in_order_with_what_belongs_to_them(int kind)
    {
        var random = new Xoshiro256(3);
        double[] times =
        [
            .. Enumerable.Range(0, 20_000).Select(_ => kind switch
            {
                0 => random.Double() * Math.Pow(10, random.Below(4)),
                1 => 0.5 + random.Below(40),
                _ => 0.5 + random.Below(5000),
            }),
            kind == 2 ? 1e300 : 7.25,
        ];
        bool[] seen = [.. times.Select(_ => random.Below(3) > 0)];
        var gap = kind == 2 ? 0 : 1.4901161193847656e-8 * times.Average();
        var table = LifeTables.ByGroup(new Cohort(kind == 2 ? [.. times.Select(t => t == 1e300 ? 1e9 + 0.5 : t)] : times, seen)).Single();
        Assert.Equal(times.Length, table.Count);
        Assert.Equal(seen.Count(s => s), table.EventCount);
        Assert.True(table.Time.Zip(table.Time.Skip(1)).All(p => p.First < p.Second));
        for (var i = 0; i < table.Time.Length; i += 1 + table.Time.Length / 150)
        {
            var members = Enumerable.Range(0, times.Length).Where(j => times[j] >= table.Time[i] && times[j] <= table.Time[i] + gap).ToList();
            Assert.Equal(times.Count(t => t >= table.Time[i]), table.AtRisk[i]);
            Assert.Equal(members.Count(j => seen[j]), table.Events[i]);
            Assert.Equal(members.Count(j => !seen[j]), table.Censored[i]);
        }
    }

    [Fact]
    public void Times_that_differ_by_rounding_only_are_one_time()
    {
        var table = LifeTables.ByGroup(new Cohort([0.1 + 0.2, 0.3, 0.30000000001, 5], [true, true, false, true])).Single();
        Assert.Equal(2, table.Time.Length);
        Assert.Equal([4, 1], table.AtRisk);
        Assert.Equal([2, 1], table.Events);
        Assert.Equal([1, 0], table.Censored);
    }

    [Fact]
    public void A_row_that_starts_and_ends_at_what_counts_as_one_time_was_never_at_risk()
    {
        var table = LifeTables.ByGroup(new Cohort([2 + 1e-9, 3.5, 4], [true, true, true], [2, 0, 1])).Single();
        Assert.Equal([3.5, 4], table.Time);
        Assert.Equal([2, 1], table.AtRisk);
        Assert.Equal(2, table.Count);
    }

    [Fact]
    public void The_comparison_does_not_depend_on_the_names_and_order_of_the_groups() => GenCohort.Sample(c =>
    {
        var first = LogRank.Test(LifeTables.ByGroup(new Cohort(c.Time, c.Seen, groups: new Factor(["a", "b", "c"], c.Group))));
        int[] turned = [2, 0, 1];
        var second = LogRank.Test(LifeTables.ByGroup(new Cohort(c.Time, c.Seen, groups: new Factor(["x", "y", "z"], [.. c.Group.Select(g => turned[g])]))));
        Assert.Equal(first.Degrees, second.Degrees);
        Golden.Close(first.ChiSquare, second.ChiSquare, 1e-8);
        Assert.Equal(first.Observed[0], second.Observed[2]);
        Golden.Close(first.Observed.Sum(), first.Expected.Sum(), 1e-12);
    });

    [Fact]
    public void Strata_that_are_one_stratum_change_nothing_and_two_copies_double_the_chi_square() => GenCohort.Sample(c =>
    {
        var tables = LifeTables.ByGroup(new Cohort(c.Time, c.Seen, groups: new Factor(["a", "b", "c"], c.Group)));
        Golden.Close(2 * LogRank.Test(tables).ChiSquare, LogRank.Test([tables, tables]).ChiSquare, 1e-8);
    });

    [Fact]
    public void A_group_never_at_risk_with_others_is_left_out_and_named()
    {
        var cohort = new Cohort([1, 2, 3, 4, 9, 9.5], [true, true, true, true, true, true], [0, 0, 0, 0, 8, 8], new Factor(["a", "b", "late"], [0, 1, 0, 1, 2, 2]));
        var result = LogRank.Test(LifeTables.ByGroup(cohort));
        Assert.Equal([2], result.Dropped);
        Assert.Equal(1, result.Degrees);
        var report = SurvivalAnalysis.Run(cohort, new SurvivalOptions(), [], CancellationToken.None).Value;
        Assert.Contains(report.Warnings, w => w.Code == "group-not-compared" && w.Text.Contains("\"late\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_tiny_upper_tail_is_not_zero()
    {
        var many = Enumerable.Range(0, 400).ToArray();
        var cohort = new Cohort([.. many.Select(i => i < 200 ? 1.0 + i % 5 : 50 + i % 5)], [.. many.Select(_ => true)], groups: new Factor(["a", "b"], [.. many.Select(i => i / 200)]));
        var result = LogRank.Test(LifeTables.ByGroup(cohort));
        Assert.InRange(result.ChiSquare, 200, 600);
        Assert.InRange(result.P, 1e-150, 1e-40);
    }

    private static SurvivalCurve Curve(Cohort cohort, ConfidenceType type = ConfidenceType.LogLog) =>
        KaplanMeier.Estimate(LifeTables.ByGroup(cohort).Single(), type);

    // The definition, in quadratic time.
    private static void Same(double[] time, bool[] seen, double[]? entry, int[] group, int g, LifeTable table)
    {
        var members = Enumerable.Range(0, time.Length).Where(i => group[i] == g).ToList();
        var distinct = members.Select(i => time[i]).Distinct().Order().ToArray();
        Assert.Equal(distinct, table.Time);
        double s = 1;
        var curve = KaplanMeier.Estimate(table);
        for (var j = 0; j < distinct.Length; j++)
        {
            var n = members.Count(i => time[i] >= distinct[j] && (entry is null || entry[i] < distinct[j]));
            var d = members.Count(i => time[i] == distinct[j] && seen[i]);
            Assert.Equal(n, table.AtRisk[j]);
            Assert.Equal(d, table.Events[j]);
            Assert.Equal(members.Count(i => time[i] == distinct[j] && !seen[i]), table.Censored[j]);
            s *= 1 - (double)d / n;
            Assert.Equal(s, curve.S[j], 12);
        }
    }
}
