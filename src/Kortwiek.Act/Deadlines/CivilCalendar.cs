using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Kortwiek.Act;

/// <summary>The civil calendar of an authority: its zone, and the days on which nobody works.</summary>
public sealed class CivilCalendar
{
    private readonly ImmutableHashSet<DateOnly> _holidays;

    /// <summary>A calendar.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="holidays">Days that are no working days, beside Saturdays and Sundays.</param>
    public CivilCalendar(TimeZoneInfo zone, IEnumerable<DateOnly> holidays)
    {
        Zone = zone;
        _holidays = [.. holidays];
    }

    /// <summary>UTC, with weekends only.</summary>
    public static CivilCalendar Utc { get; } = new(TimeZoneInfo.Utc, []);

    /// <summary>The zone.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>The calendar of an authority, with the holidays of a rules file.</summary>
    /// <returns>False where the zone's name is unknown.</returns>
    public static bool TryOf(Authority authority, DeadlineRules rules, [NotNullWhen(true)] out CivilCalendar? calendar)
    {
        calendar = TimeZoneInfo.TryFindSystemTimeZoneById(authority.TimeZone, out var zone)
            ? new CivilCalendar(zone, rules.HolidaysOf(authority.Country))
            : null;
        return calendar is not null;
    }

    /// <summary>The civil day of an instant.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The first instant of a day: midnight; where the clocks skip midnight, the instant of the skip; where they repeat it, its first pass.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        var start = new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
        if (DayOf(start) == day && DayOf(start.AddTicks(-1)) < day)
        {
            return start;
        }

        // The clocks skip or repeat midnight. The framework's own question whether a time exists errs at the edge of some gaps; days of instants do not.
        var low = new DateTimeOffset(midnight, TimeSpan.Zero).AddHours(-16);
        var high = low.AddHours(32);
        while (high - low > TimeSpan.FromTicks(1))
        {
            var middle = low + ((high - low) / 2);
            (low, high) = DayOf(middle) < day ? (middle, high) : (low, middle);
        }

        return ZoneJump.WholeSecond(high);
    }

    /// <summary>The instant with which a day's last hour ends.</summary>
    public DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1));

    /// <summary>Neither a Saturday nor a Sunday nor a holiday.</summary>
    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_holidays.Contains(day);
}
