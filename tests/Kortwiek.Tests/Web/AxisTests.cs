using Kortwiek.Web.Components;

namespace Kortwiek.Tests.Web;

public sealed class AxisTests
{
    [Fact]
    public void Ticks_are_round_numbers()
    {
        Assert.Equal([0, 20, 40, 60, 80, 100, 120], Axis.Ticks(0, 120, 8));
        Assert.Equal([-1, -0.5, 0, 0.5, 1], Axis.Ticks(-1, 1, 5));
    }

    [Fact]
    public void No_tick_is_a_negative_nothing() =>
        Assert.DoesNotContain(Axis.Ticks(0, 1, 5), t => t == 0 && double.IsNegative(t));

    [Fact]
    public void Ticks_stay_within_the_axis_and_are_not_more_than_asked_for() =>
        Gen.Select(Gen.Double[-1e6, 1e6], Gen.Double[1e-3, 1e6], Gen.Int[2, 12]).Sample((low, width, most) =>
        {
            var ticks = Axis.Ticks(low, low + width, most);
            Assert.InRange(ticks.Count, 0, most + 1);
            Assert.All(ticks, t => Assert.InRange(t, low - (width * 1e-6), low + (width * (1 + 1e-6))));
        });

    [Fact]
    public void An_axis_without_length_has_one_tick() => Assert.Equal([7], Axis.Ticks(7, 7, 5));
}
