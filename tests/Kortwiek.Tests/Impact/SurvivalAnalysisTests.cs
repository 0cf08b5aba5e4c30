using System.Text.Json;
using Kortwiek.Impact.Survival;

namespace Kortwiek.Tests.Impact;

public sealed class SurvivalAnalysisTests
{
    private static readonly Cohort TwoGroups = new(
        [1, 2, 3, 4, 2, 5, 6, 8],
        [true, true, false, false, true, false, true, true],
        groups: new Factor(["2025", "2026"], [0, 0, 0, 0, 1, 1, 1, 1]));

    [Fact]
    public void A_report_names_each_group_with_its_numbers()
    {
        var report = Run(TwoGroups, new SurvivalOptions { At = [0, 2, 5, 9] });
        Assert.Equal(["2025", "2026"], report.Groups.Select(g => g.Name));
        Assert.Equal([(4, 2), (4, 3)], report.Groups.Select(g => (g.N, g.Events)));
        Assert.Equal([1, 0.5, double.NaN, double.NaN], report.Groups[0].At.Select(r => r.S));
        Assert.Equal([4, 3, 0, 0], report.Groups[0].At.Select(r => r.Risk));
        Assert.Equal(4, report.Groups[0].Tau);
        Assert.Equal(1, report.Logrank!.Df);
        Assert.Equal("2026", Assert.Single(report.RmstDifferences).B);
        Assert.Contains(report.Warnings, w => w.Code == "none-left-at-risk");
    }

    [Fact]
    public void A_window_longer_than_a_group_was_watched_is_refused_with_the_largest_that_is_allowed()
    {
        var fault = Assert.IsType<Outcome<SurvivalReport>.Bad>(SurvivalAnalysis.Run(TwoGroups, new SurvivalOptions { Tau = 5 }, [], CancellationToken.None)).Fault;
        Assert.Contains("\"2025\"", fault.Message, StringComparison.Ordinal);
        Assert.Contains("allow is 4.", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(95, 1, 0, "Write 0.95")]
    [InlineData(0.95, -1, 0, "no time above 0")]
    [InlineData(0.95, 1, -7, "negative")]
    [InlineData(double.NaN, 1, 0, "not between 0 and 1")]
    public void Options_outside_their_range_are_refused(double level, double tau, double at, string message)
    {
        var outcome = SurvivalAnalysis.Run(TwoGroups, new SurvivalOptions { Level = level, Tau = tau, At = [at] }, [], CancellationToken.None);
        Assert.Contains(message, Assert.IsType<Outcome<SurvivalReport>.Bad>(outcome).Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_survives_being_written_and_read_and_holds_no_NaN()
    {
        var report = Run(TwoGroups, new SurvivalOptions { At = [9] });
        var json = JsonSerializer.Serialize(report, KortwiekJson.Options);
        Assert.DoesNotContain("NaN", json, StringComparison.Ordinal);
        Assert.Contains("\"conf\":{\"type\":\"log-log\",\"level\":0.95}", json, StringComparison.Ordinal);
        var read = JsonSerializer.Deserialize<SurvivalReport>(json, KortwiekJson.Options)!;
        Assert.Equal(json, JsonSerializer.Serialize(read, KortwiekJson.Options));
    }

    [Fact]
    public void One_group_has_no_comparison_and_says_so()
    {
        var report = Run(new Cohort([1, 2], [true, false], groups: new Factor(["x"], [0, 0])), new SurvivalOptions());
        Assert.Null(report.Logrank);
        Assert.Contains(report.Warnings, w => w.Code == "one-group");
        Assert.Equal("all", Run(new Cohort([1, 2], [true, false]), new SurvivalOptions()).Groups[0].Name);
    }

    [Fact]
    public void No_event_at_all_is_a_curve_at_one() =>
        Assert.Equal([1, 1], Run(new Cohort([1, 2], [false, false]), new SurvivalOptions()).Groups[0].Curve.Select(p => p.S));

    [Fact]
    public void Numbers_at_risk_in_a_report_are_those_of_the_table() =>
        Gen.Select(Gen.Int[1, 9], Gen.Int[1, 5], Gen.Bool).Array[1, 40].Sample(rows =>
        {
            var cohort = new Cohort([.. rows.Select(r => (double)(r.Item1 + r.Item2))], [.. rows.Select(r => r.Item3)], [.. rows.Select(r => (double)r.Item1 - 1)]);
            var table = LifeTables.ByGroup(cohort).Single();
            var group = Run(cohort, new SurvivalOptions()).Groups[0];
            foreach (var t in new[] { 0, 0.5, 1, 4, 7.5, 20 })
            {
                Assert.Equal(table.AtRiskAt(t), group.AtRiskAt(t));
            }
        });

    private static SurvivalReport Run(Cohort cohort, SurvivalOptions options) => SurvivalAnalysis.Run(cohort, options, [], CancellationToken.None).Value;
}
