using System.Text.Json;
using Kortwiek.Act;
using static Kortwiek.Tests.Act.RehearsalTable;

namespace Kortwiek.Tests.Act;

public sealed class RehearsalTests
{
    [Fact]
    public void A_triangular_distribution_has_the_mean_and_variance_of_the_formulas()
    {
        var triangular = new Triangular(2, 5, 11);
        Assert.Equal(6, triangular.Mean);
        Assert.Equal(3.5, triangular.Variance);
        const int Parts = 200_000;
        List<double> values = [.. Enumerable.Range(0, Parts).Select(i => triangular.At((i + 0.5) / Parts))];
        Assert.Equal(6, values.Average(), 4);
        Assert.Equal(3.5, values.Sum(v => (v - 6) * (v - 6)) / Parts, 3);
        Assert.Equal((2, 11), (triangular.At(0), triangular.At(1)));
        Assert.Equal(5, triangular.At(1.0 / 3), 9);
    }

    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void The_interval_is_that_of_the_published_examples(int hits, int n, double lo, double hi)
    {
        // Newcombe, "Two-sided confidence intervals for the single proportion" (1998), table I, method 3.
        var interval = WilsonInterval.Of(hits, n);
        Assert.Equal(lo, interval.Lo, 4);
        Assert.Equal(hi, interval.Hi, 4);
    }

    [Fact]
    public void A_measure_that_fails_three_times_in_ten_leaves_the_weight_up_as_often()
    {
        var report = Report(With(Measure("M-1", 10)), Rules(k => k with { Failure = 0.3 }), runs: 10_000);
        var full = report.PWeight[^1];
        Assert.Equal(1, full.W);
        Assert.InRange(full.P, 0.7 - (4 * Math.Sqrt(0.21 / 10_000)), 0.7 + (4 * Math.Sqrt(0.21 / 10_000)));
        Assert.True(full.Lo < full.P && full.P < full.Hi);
        Assert.Equal(10_000, report.EndStates.Values.Sum());
        Assert.Equal(full.P, report.EndStates["confirmed"] / 10_000.0, 6);
        Assert.Equal(1, report.PWeight[0].P);
    }

    [Theory]
    [InlineData(60, 1 / 24.0)]
    [InlineData(120, 0.5)]
    [InlineData(180, 23 / 24.0)]
    public void Two_in_a_chain_end_as_the_sum_of_their_durations_does(double minutes, double expected)
    {
        // Each lasts the sum of two uniform hours, so both together follow the distribution of four (Irwin and Hall).
        var plan = With(Measure("M-1", 60), Measure("M-2", 40) with { DependsOn = [new Dependency("M-1", AfterExecuted: true)] });
        var report = Report(plan, Rules(k => k with { CarryOut = new Triangular(0, 60, 120) }), runs: 10_000, afterMinutes: minutes);
        Assert.InRange(report.PWeight[^1].P, expected - (4 * Math.Sqrt(expected * (1 - expected) / 10_000)), expected + (4 * Math.Sqrt(expected * (1 - expected) / 10_000)));
    }

    [Fact]
    public void The_critical_chain_goes_through_the_predecessor_to_the_measure_that_reaches_the_target()
    {
        var plan = With(Measure("M-1", 50), Measure("M-2", 50) with { DependsOn = [new Dependency("M-1")] });
        var report = Report(plan, Rules(k => k with { CarryOut = new Triangular(5, 6, 7), Confirm = new Triangular(5, 6, 7) }), runs: 20);
        Assert.Equal([(CriticalKind.CarriedOut, "M-1", 1), (CriticalKind.CarriedOut, "M-2", 1)], report.Critical.Select(s => (s.Step, s.Id, s.P)));
        Assert.Equal(1, report.CriticalP);
        Assert.True(report.At("M-2", CommandKind.Execute) > report.At("M-1", CommandKind.Confirm));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_does_not()
    {
        var plan = With(Measure("M-1", 60), Measure("M-2", 25, "rila"), Measure("M-3", 15, "zwin"));
        var rules = RehearsalRules.BuiltIn;
        var first = Bytes(Report(plan, rules, runs: 300));
        Assert.Equal(first, Bytes(Report(plan, rules, runs: 300)));
        Assert.NotEqual(first, Bytes(Report(plan, rules, runs: 300, seed: 2)));
    }

    [Fact]
    public void A_fallback_stands_in_reserve_until_what_it_stands_in_for_fails()
    {
        var plan = With(Measure("M-1", 60) with { Fallback = "M-2" }, Measure("M-2", 40, "rila"));
        plan = plan with { Groups = plan.Groups.SetItem("D1", plan.Groups["D1"] with { Rule = ReleaseRule.OfWeight(0.4) }) };
        var failed = Report(plan, Rules(countries: Country("NL", failure: 1)));
        Assert.Null(failed.At("M-1", CommandKind.Execute));
        Assert.True(failed.At("M-2", CommandKind.Ready) >= failed.At("M-1", CommandKind.Fail));
        Assert.NotNull(failed.At("M-2", CommandKind.Confirm));

        var held = Report(plan, Rules());
        Assert.NotNull(held.At("M-1", CommandKind.Confirm));
        Assert.Null(held.At("M-2", CommandKind.Ready));
    }

    [Fact]
    public void A_reserve_is_called_too_where_the_release_lacks_it()
    {
        var plan = With(Measure("M-1", 50) with { Fallback = "M-2" }, Measure("M-2", 50, "rila"));
        var report = Report(plan, Rules());
        Assert.NotNull(report.At("M-2", CommandKind.Ready));
        Assert.NotNull(report.At("M-1", CommandKind.Confirm));
    }

    [Fact]
    public void A_measure_whose_predecessor_fails_stays_released_and_undone()
    {
        var plan = With(Measure("M-1", 60), Measure("M-2", 40, "rila") with { DependsOn = [new Dependency("M-1")] });
        var report = Report(plan, Rules(countries: Country("NL", failure: 1)));
        Assert.Equal(1, report.EndStates["go"]);
        Assert.Equal(1, report.EndStates["failed"]);
    }

    [Fact]
    public void A_failed_measure_is_drafted_authorised_and_released_anew()
    {
        var plan = With(Measure("M-1", 60), Measure("M-2", 40, "rila"));
        var report = Report(plan, Rules(k => k with { Failure = 0.5, Retry = 1 }), runs: 400);
        Assert.Equal(["confirmed", "failed"], report.EndStates.Keys);

        // Two tries: three in four hold in the end.
        Assert.InRange(report.EndStates["confirmed"] / 800.0, 0.75 - (4 * Math.Sqrt(0.1875 / 800)), 0.75 + (4 * Math.Sqrt(0.1875 / 800)));
    }

    [Fact]
    public void A_no_go_holds_the_measures_of_its_authority_until_it_is_lifted()
    {
        var plan = With(Measure("M-1", 70), Measure("M-2", 30, "rila"));
        var report = Report(plan, Rules(people: p => p with { Lift = new Triangular(60, 60, 60) }, countries: Country("BG", noGo: 1)));
        Assert.Equal(0, report.At("M-1", CommandKind.Execute));
        Assert.Equal(-5, report.At("M-2", CommandKind.Hold));
        Assert.Equal(55, report.At("M-2", CommandKind.Unhold));
        Assert.True(report.At("M-2", CommandKind.Execute) >= 55);
    }

    [Fact]
    public void An_element_that_moves_sends_its_measure_back_to_the_magistrate()
    {
        var report = Report(With(Measure("M-1", 10)), Rules(k => k with { MovesPerDay = 50 }), runs: 50);
        Assert.NotNull(report.At("M-1", CommandKind.Change));
        Assert.True(report.At("M-1", CommandKind.Authorise) >= report.At("M-1", CommandKind.Change));
        Assert.Equal(50, report.EndStates["confirmed"]);

        var unseen = Report(With(Measure("M-1", 10)), Rules(k => k with { MovesPerDay = 50 }, p => p with { Notice = new Triangular(9_000, 9_000, 9_000) }), runs: 50);
        Assert.Equal(50, unseen.EndStates["failed"]);
    }

    [Fact]
    public void A_group_that_goes_whole_or_not_at_all_waits_for_a_hold_that_stands()
    {
        var held = Measure("M-2", 30, "rila", "D2") with { Holds = [new Hold("rila", "r-magistrate", Table.Before, "the court sits at noon")] };
        var report = Report(With(Measure("M-1", 70, group: "D2"), held), Rules(), day: 2);
        Assert.Equal(2, report.EndStates["ready"]);
        Assert.Equal(0, report.MeanWeight);
        Assert.Equal(("M-2", "hold"), (report.Blocked[0].Id, report.Blocked[0].Guard));
    }

    [Fact]
    public void What_a_failure_costs_is_the_weight_that_hangs_on_it()
    {
        var plan = With(Measure("M-1", 60), Measure("M-2", 30, "rila") with { DependsOn = [new Dependency("M-1")] }, Measure("M-3", 10, "zwin"));
        var report = Report(plan, Rules(countries: [Country("NL", failure: 0.4), Country("BE", failure: 0.4)]), runs: 2_000);
        Assert.Equal(["M-1", "M-3"], report.Fragile.Select(f => f.Id));
        Assert.InRange(report.Fragile[0].Cost, 0.9 - (2 * report.Fragile[0].Ci), 0.9 + (2 * report.Fragile[0].Ci));
        Assert.InRange(report.Fragile[1].Cost, 0.1 - (2 * report.Fragile[1].Ci), 0.1 + (2 * report.Fragile[1].Ci));
    }

    [Fact]
    public void A_rehearsal_has_ids_and_people_of_its_own_and_leaves_the_plan_alone()
    {
        var plan = With(Measure("M-1", 60) with { State = MeasureState.Confirmed }, Measure("M-2", 40, "rila") with { State = MeasureState.Draft }, Measure("M-3", 1) with { State = MeasureState.Withdrawn });
        var before = JsonSerializer.Serialize(plan, KortwiekJson.Options);
        var report = Report(plan, Rules());
        Assert.Equal(before, JsonSerializer.Serialize(plan, KortwiekJson.Options));
        Assert.All(report.Replay.Record, e => Assert.StartsWith("rh-", e.Id, StringComparison.Ordinal));
        Assert.All(report.Replay.Record, e => Assert.True(e.By.StartsWith("rh-", StringComparison.Ordinal) || e.By == "system:watch"));
        Assert.Equal((2, 1, 1), (report.Measures, report.Supposed, report.Rewound));
        Assert.Equal(2, report.EndStates["confirmed"]);
    }

    [Fact]
    public void A_rehearsal_can_be_stopped_and_a_day_without_measures_is_refused()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var plan = With(Measure("M-1", 60));
        var rehearsal = Rehearsal.Of(plan, plan.Days[1], Rules()).Value;
        Assert.Throws<OperationCanceledException>(() => rehearsal.Run(new RehearsalOptions(5, 1, TimeSpan.Zero), NoProgress.Instance, stop.Token));
        Assert.Equal(1, Rehearsal.Of(plan, plan.Days[2], Rules()).ExitCode);
    }

    [Theory]
    [InlineData("\"failure\": 0.08", "\"failure\": 1.08", "Of server-seizure: failure, doesNotHold and retry are shares from 0 to 1.")]
    [InlineData("\"min\": 120, \"mode\": 360", "\"min\": 520, \"mode\": 360", "Of server-seizure: a duration has min, mode and max in minutes, in this order, from 0 to 86,400.")]
    [InlineData("\"kind\": \"notice\"", "\"kind\": \"search\"", "The kind search stands 2 times in the file; it has to stand once.")]
    [InlineData("\"callHours\": 26", "\"callHours\": 0", "Of releases: callHours lies between 1 and 720, againMinutes between 1 and 240, untilHours between 1 and 48.")]
    [InlineData("\"noGo\": 0.05, \"source\": \"assumption\"", "\"noGo\": 0.05, \"source\": \"\"", "Of BG: give failure or noGo as a share from 0 to 1, and a source.")]
    public void A_rules_file_with_a_fault_is_refused_in_one_sentence(string good, string bad, string message)
    {
        using var stream = typeof(RehearsalRules).Assembly.GetManifestResourceStream("rules/rehearsal.json")!;
        var text = new StreamReader(stream).ReadToEnd();
        Assert.Contains(good, text, StringComparison.Ordinal);
        var read = RehearsalRules.Read(System.Text.Encoding.UTF8.GetBytes(text.Replace(good, bad, StringComparison.Ordinal)), "rules.json");
        Assert.Equal(message, Assert.IsType<Outcome<RehearsalRules>.Bad>(read).Fault.Message);
        Assert.Equal(2, Assert.IsType<Outcome<RehearsalRules>.Bad>(RehearsalRules.Read("{\n\"version\": x}"u8, "rules.json")).Fault.Line);
    }

    private static byte[] Bytes(RehearsalReport report) => JsonSerializer.SerializeToUtf8Bytes(report, KortwiekJson.Options);
}
