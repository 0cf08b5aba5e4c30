using Kortwiek.Act;
using Kortwiek.App.Demo;

namespace Kortwiek.Tests.App.Demo;

public sealed class GrijzeReigerRehearsalTests
{
    private static readonly JointPlan Plan = GrijzeReiger.Play().End;

    [Theory]
    [InlineData(1, 56)]
    [InlineData(2, 22)]
    public void The_fast_rules_end_where_the_real_ones_end_on_the_sample(int day, int measures)
    {
        var copy = RehearsalPlan.Of(Plan, Plan.Days[day], RehearsalRules.BuiltIn)!;
        Assert.InRange(copy.Measures.Count, measures - 1, measures + 1);
        for (var seed = 1UL; seed <= 3; seed++)
        {
            var options = new RehearsalOptions(1, seed, TimeSpan.FromHours(1));
            var real = new TableStage(copy);
            var slow = Rehearsal.Play(copy, seed, options, real, new DayQueue());
            var fast = Rehearsal.Play(copy, seed, options, new LeanStage(copy), new DayQueue());
            Assert.Equal(slow.Ends, fast.Ends);
            Assert.Equal(slow.Reached, fast.Reached);
            Assert.True(real.Record.Count > copy.Measures.Count);
        }
    }

    [Fact]
    public void The_sample_s_first_day_is_rehearsed_a_thousand_times()
    {
        var report = Rehearsal.Of(Plan, Plan.Days[1], RehearsalRules.BuiltIn).Value
            .Run(new RehearsalOptions(1_000, 27, TimeSpan.FromHours(1)), NoProgress.Instance, TestContext.Current.CancellationToken);
        Assert.Equal(1_000L * report.Measures, report.EndStates.Values.Sum());
        Assert.Equal(21, report.PWeight.Count);
        Assert.All(report.PWeight.Zip(report.PWeight.Skip(1)), p => Assert.True(p.First.P >= p.Second.P));
        Assert.Equal(0.85, report.Target.W);
        Assert.Equal(10, report.Fragile.Count);
        Assert.True(report.Fragile[0].Cost > report.Fragile[0].Ci);
        Assert.NotEmpty(report.Critical);
    }
}
