namespace Kortwiek.Act;

/// <summary>Finds the instant at which a zone changes its offset.</summary>
internal static class ZoneJump
{
    /// <summary>The first instant behind the change, between two instants with different offsets and one change between them.</summary>
    public static DateTimeOffset Between(TimeZoneInfo zone, DateTimeOffset low, DateTimeOffset high)
    {
        var offset = zone.GetUtcOffset(low);
        while (high - low > TimeSpan.FromTicks(1))
        {
            var middle = low + ((high - low) / 2);
            if (zone.GetUtcOffset(middle) == offset)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return WholeSecond(high);
    }

    /// <summary>The next whole second: the framework keeps some changes at midnight a millisecond early.</summary>
    public static DateTimeOffset WholeSecond(DateTimeOffset instant)
    {
        var rest = instant.Ticks % TimeSpan.TicksPerSecond;
        return rest == 0 ? instant : instant.AddTicks(TimeSpan.TicksPerSecond - rest);
    }

    /// <summary>The instant of the jump that skips a local time.</summary>
    public static DateTimeOffset Skipping(TimeZoneInfo zone, DateTime invalid)
    {
        var near = new DateTimeOffset(invalid, zone.GetUtcOffset(invalid.AddDays(-1))).ToUniversalTime();
        return Between(zone, near.AddDays(-1), near.AddDays(1));
    }
}
