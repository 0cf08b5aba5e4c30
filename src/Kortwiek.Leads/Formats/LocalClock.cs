namespace Kortwiek.Leads;

/// <summary>Turns a server's local time into UTC. Not for several threads at once: it remembers the last hour.</summary>
internal sealed class LocalClock(TimeZoneInfo zone)
{
    private long _hour = long.MinValue;
    private long _offset;
    private bool _ambiguous;

    /// <summary>An hour that came twice is taken as its first coming; an hour that never came, as if the clock had not been put forward yet.</summary>
    /// <param name="localMicros">Microseconds since 1970 by the wall clock.</param>
    /// <param name="ambiguous">The hour came twice.</param>
    public long ToUtc(long localMicros, out bool ambiguous)
    {
        // Quarter hours: no zone changes its clocks at a finer grain today.
        var hour = Math.DivRem(localMicros, 900 * Calendar.SecondMicros, out _);
        if (hour != _hour)
        {
            _hour = hour;
            var local = DateTime.UnixEpoch.AddTicks(localMicros * 10);
            local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
            _ambiguous = zone.IsAmbiguousTime(local);
            var offset = _ambiguous ? zone.GetAmbiguousTimeOffsets(local).Max()
                : zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddHours(-3))
                : zone.GetUtcOffset(local);
            _offset = offset.Ticks / 10;
        }

        ambiguous = _ambiguous;
        return localMicros - _offset;
    }
}
