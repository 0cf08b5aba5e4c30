using Kortwiek.Store;

namespace Kortwiek.Tests.Store;

public sealed class RisingUuidTests
{
    private static readonly DateTimeOffset At = new(2027, 4, 21, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_is_a_uuid_of_version_7_with_its_millisecond()
    {
        var text = RisingUuid.Next(At).ToString("D");
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", text);
        Assert.Equal(At.ToUnixTimeMilliseconds(), Convert.ToInt64(text.Replace("-", "", StringComparison.Ordinal)[..12], 16));
    }

    [Fact]
    public void Those_of_one_millisecond_sort_in_the_order_of_making_though_another_clock_takes_turns()
    {
        var made = new List<string>();
        for (var i = 0; i < 10_000; i++)
        {
            made.Add(RisingUuid.Next(At).ToString("D"));
            _ = RisingUuid.Next(At.AddDays(i % 3));
        }

        Assert.Equal(made.Order(StringComparer.Ordinal), made);
        Assert.Equal(made.Count, made.Distinct(StringComparer.Ordinal).Count());
    }
}
