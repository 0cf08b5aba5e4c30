using Kortwiek.Impact.Observations;
using Kortwiek.Impact.Sample;
using Kortwiek.Impact.Survival;

namespace Kortwiek.Tests.Impact;

public sealed class ReturnIntervalsTests
{
    private static readonly DateTimeOffset Day0 = new(2027, 4, 21, 8, 0, 0, TimeSpan.Zero);

    // One letter a day: d down, u up, f failed, - no look.
    [Theory]
    [InlineData("ddduu", 3, 4)]
    [InlineData("uu", 0, 1)]
    [InlineData("dudduu", 4, 5)]
    [InlineData("dufu", 1, 2)]
    [InlineData("d-f-uu", 1, 5)]
    [InlineData("dddu", 3, double.PositiveInfinity)]
    [InlineData("dudud", 5, double.PositiveInfinity)]
    [InlineData("dfff", 1, double.PositiveInfinity)]
    [InlineData("duudd", 1, 2)]
    public void The_return_lies_between_the_last_look_down_and_the_first_of_two_looks_up(string looks, double left, double right)
    {
        var interval = Assert.Single(Derive(looks, confirm: 2).All);
        Assert.Equal((left, right), (interval.Left, interval.Right));
        Assert.Equal(double.IsFinite(right), interval.Returned);
    }

    [Fact]
    public void One_look_is_enough_where_one_is_asked_for() =>
        Assert.Equal((1, 2), (Derive("dudd", confirm: 1).All[0].Left, Derive("dudd", confirm: 1).All[0].Right));

    [Theory]
    [InlineData("")]
    [InlineData("fff")]
    public void A_channel_never_looked_at_with_success_is_left_out_and_counted(string looks)
    {
        var result = Derive(looks, confirm: 2);
        Assert.Empty(result.All);
        Assert.Equal("a", Assert.Single(result.NeverProbed).Channel);
    }

    [Fact]
    public void A_channel_seized_again_starts_again()
    {
        var result = ReturnIntervals.Derive(
            Looks("a", "dduu---dduu"),
            [new Seizure("a", Day0, "first"), new Seizure("a", Day0.AddDays(6), "second")],
            2,
            CancellationToken.None);
        Assert.Equal([("first", 2.0, 3.0), ("second", 3.0, 4.0)], result.All.Select(r => (r.Action, r.Left, r.Right)));
    }

    [Fact]
    public void Down_and_back_at_one_instant_is_exact_and_a_look_recorded_twice_counts_once()
    {
        var one = new Observation("a", Day0.AddDays(2), Reachability.Up, "probe");
        var result = ReturnIntervals.Derive(
            [one, one, new Observation("a", Day0.AddDays(2), Reachability.Down, "partner"), new Observation("a", Day0.AddDays(3), Reachability.Up, "probe")],
            [new Seizure("a", Day0, "x")],
            2,
            CancellationToken.None);
        Assert.Equal((2.0, 2.0), (result.All[0].Left, result.All[0].Right));
        Assert.False(Assert.Single(ReturnIntervals.Derive([one, one], [new Seizure("a", Day0, "x")], 2, CancellationToken.None).All).Returned);
    }

    [Fact]
    public void Looks_before_the_seizure_do_not_count_and_offsets_do_not_matter()
    {
        var result = ReturnIntervals.Derive(
            [new Observation("a", Day0.AddHours(-1), Reachability.Up, "p"), new Observation("a", Day0.ToOffset(TimeSpan.FromHours(5)), Reachability.Up, "p"), new Observation("a", Day0.AddDays(1).ToOffset(TimeSpan.FromHours(-9)), Reachability.Down, "p")],
            [new Seizure("a", Day0, "x")],
            2,
            CancellationToken.None);
        Assert.Equal((1.0, double.PositiveInfinity), (result.All[0].Left, result.All[0].Right));
    }

    [Fact]
    public void The_order_of_the_observations_does_not_matter() =>
        Gen.OneOf('d', 'u', 'f', '-').Array[0, 30].Sample(letters =>
        {
            var looks = Looks("a", new string(letters)).ToArray();
            var seizure = new Seizure("a", Day0, "x");
            var forward = ReturnIntervals.Derive(looks, [seizure], 2, CancellationToken.None);
            var backward = ReturnIntervals.Derive(looks.Reverse(), [seizure], 2, CancellationToken.None);
            Assert.Equal(forward.All, backward.All);
            Assert.All(forward.All, r => Assert.True(r.Left <= r.Right));
        });

    [Fact]
    public void The_sample_is_the_same_each_time_and_five_channels_of_the_third_action_are_back_within_72_hours()
    {
        var sample = ImpactSample.Make();
        Assert.Equal(sample.Csv(), ImpactSample.Make().Csv());
        Assert.Equal(166, sample.Seizures.Count);
        var result = ReturnIntervals.Derive(sample.Observations, sample.Seizures, 2, TestContext.Current.CancellationToken);
        Assert.Equal(166, result.All.Count + result.NeverProbed.Count);
        Assert.Equal(5, result.All.Count(r => r.Action == "2027" && r.Right <= 3));
        Assert.All(sample.Seizures, s => Assert.EndsWith(".example", s.Channel, StringComparison.Ordinal));
        Assert.InRange(result.WidestGap(), 0.5, 5);
        var cohort = result.AsFirstSeenBack();
        Assert.Equal(["2025", "2026", "2027"], cohort.Groups!.Names);
        Assert.InRange(LogRank.Test(LifeTables.ByGroup(cohort)).P, 1e-30, 0.001);
    }

    private static ReturnIntervals Derive(string looks, int confirm) =>
        ReturnIntervals.Derive(Looks("a", looks), [new Seizure("a", Day0, "x")], confirm, CancellationToken.None);

    private static IEnumerable<Observation> Looks(string channel, string days) => days.Select((letter, i) => (letter, i)).Where(l => l.letter != '-').Select(l =>
        new Observation(channel, Day0.AddDays(l.i + 1), l.letter switch { 'u' => Reachability.Up, 'd' => Reachability.Down, _ => Reachability.Failed }, "probe"));
}
