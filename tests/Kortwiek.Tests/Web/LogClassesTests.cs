using Kortwiek.Web.Components;

namespace Kortwiek.Tests.Web;

public sealed class LogClassesTests
{
    [Fact]
    public void Five_decades_fall_into_five_classes()
    {
        var classes = new LogClasses([1, 10, 100, 1000, 10_000, 100_000]);
        Assert.Equal(5, classes.Count);
        Assert.Equal([1, 1, 2, 3, 4, 5], new double[] { 1, 10, 100, 1000, 10_000, 100_000 }.Select(classes.Of));
    }

    [Fact]
    public void Nothing_and_less_have_no_class()
    {
        var classes = new LogClasses([5, 7]);
        Assert.Equal(0, classes.Of(0));
        Assert.Equal(0, classes.Of(-3));
        Assert.Equal(0, classes.Of(double.NaN));
        Assert.Equal(0, new LogClasses([]).Of(4));
    }

    [Fact]
    public void One_value_is_drawn_in_the_darkest_shade()
    {
        var classes = new LogClasses([42]);
        Assert.Equal(1, classes.Count);
        Assert.Equal(5, classes.Shade(classes.Of(42)));
        Assert.Equal(0, classes.Shade(0));
    }

    [Fact]
    public void A_larger_value_never_has_a_lower_class_and_lies_within_its_bounds() =>
        Gen.Double[0.5, 1e6].Array[1, 60].Sample(values =>
        {
            var classes = new LogClasses(values);
            var last = 1;
            foreach (var value in values.Order())
            {
                var of = classes.Of(value);
                var (low, high) = classes.Bounds(of);
                Assert.InRange(of, last, classes.Count);
                Assert.True(value > low && (value <= high || of == classes.Count));
                last = of;
            }
        });
}
