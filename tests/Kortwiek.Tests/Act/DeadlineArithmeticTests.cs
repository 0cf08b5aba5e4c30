using System.Globalization;
using Kortwiek.Act;

namespace Kortwiek.Tests.Act;

/// <summary>Worked cases; the expected instants come from another program with its own zone table, which walks the minutes.</summary>
public sealed class DeadlineArithmeticTests
{
    [Theory]
    [InlineData("2027-03-28T00:30:00Z", "Europe/Brussels", "1h", false, "", "2027-03-28T01:30:00Z", "")]
    [InlineData("2027-03-28T00:59:59Z", "Europe/Brussels", "24h", false, "", "2027-03-29T00:59:59Z", "")]
    [InlineData("2027-10-31T00:30:00Z", "Europe/Brussels", "1h", false, "", "2027-10-31T01:30:00Z", "")]
    [InlineData("2027-10-31T00:30:00Z", "Europe/Brussels", "72h", false, "", "2027-11-03T00:30:00Z", "")]
    [InlineData("2027-04-21T08:15:00Z", "Europe/Stockholm", "1h", false, "", "2027-04-21T09:15:00Z", "")]
    [InlineData("2028-02-28T23:30:00Z", "UTC", "24h", false, "", "2028-02-29T23:30:00Z", "")]
    [InlineData("2027-02-28T23:30:00Z", "UTC", "24h", false, "", "2027-03-01T23:30:00Z", "")]
    [InlineData("2027-12-31T23:00:00Z", "America/New_York", "48h", false, "", "2028-01-02T23:00:00Z", "")]
    [InlineData("2027-04-21T08:00:00Z", "America/Toronto", "96h", false, "", "2027-04-25T08:00:00Z", "")]
    [InlineData("2027-04-21T08:00:00Z", "Europe/London", "8h", false, "", "2027-04-21T16:00:00Z", "")]
    [InlineData("2027-04-21T08:00:00Z", "Europe/Paris", "10d", false, "", "2027-05-01T22:00:00Z", "2027-05-01")]
    [InlineData("2027-04-21T21:59:59Z", "Europe/Paris", "10d", false, "", "2027-05-01T22:00:00Z", "2027-05-01")]
    [InlineData("2027-04-21T22:00:00Z", "Europe/Paris", "10d", false, "", "2027-05-02T22:00:00Z", "2027-05-02")]
    [InlineData("2027-04-21T08:00:00Z", "Europe/Paris", "10d", true, "", "2027-05-03T22:00:00Z", "2027-05-03")]
    [InlineData("2027-04-22T08:00:00Z", "Europe/Paris", "10d", true, "", "2027-05-03T22:00:00Z", "2027-05-03")]
    [InlineData("2027-03-18T10:00:00Z", "Europe/Berlin", "10d", false, "", "2027-03-28T22:00:00Z", "2027-03-28")]
    [InlineData("2027-03-18T10:00:00Z", "Europe/Berlin", "10d", true, "", "2027-03-29T22:00:00Z", "2027-03-29")]
    [InlineData("2027-03-18T10:00:00Z", "Europe/Brussels", "10d", true, "2027-03-29,2027-05-06,2027-05-17,2027-12-25", "2027-03-30T22:00:00Z", "2027-03-30")]
    [InlineData("2027-10-21T10:00:00Z", "Europe/Berlin", "10d", false, "", "2027-10-31T23:00:00Z", "2027-10-31")]
    [InlineData("2027-10-20T22:30:00Z", "Europe/Berlin", "10d", false, "", "2027-10-31T23:00:00Z", "2027-10-31")]
    [InlineData("2027-03-04T10:00:00Z", "America/New_York", "10d", false, "", "2027-03-15T04:00:00Z", "2027-03-14")]
    [InlineData("2027-10-28T10:00:00Z", "America/New_York", "10d", false, "", "2027-11-08T05:00:00Z", "2027-11-07")]
    [InlineData("2027-10-28T03:59:59Z", "America/New_York", "10d", false, "", "2027-11-07T04:00:00Z", "2027-11-06")]
    [InlineData("2027-10-28T04:00:00Z", "America/New_York", "10d", false, "", "2027-11-08T05:00:00Z", "2027-11-07")]
    [InlineData("2027-04-23T08:00:00Z", "Europe/Brussels", "2d", true, "", "2027-04-27T22:00:00Z", "2027-04-27")]
    [InlineData("2027-04-22T08:00:00Z", "Europe/Brussels", "2d", true, "", "2027-04-26T22:00:00Z", "2027-04-26")]
    [InlineData("2027-04-24T08:00:00Z", "Europe/Brussels", "2d", true, "", "2027-04-27T22:00:00Z", "2027-04-27")]
    [InlineData("2027-05-05T08:00:00Z", "Europe/Brussels", "2d", true, "2027-03-29,2027-05-06,2027-05-17,2027-12-25", "2027-05-10T22:00:00Z", "2027-05-10")]
    [InlineData("2027-05-14T08:00:00Z", "Europe/Brussels", "3d", true, "2027-03-29,2027-05-06,2027-05-17,2027-12-25", "2027-05-19T22:00:00Z", "2027-05-19")]
    [InlineData("2027-04-24T08:00:00Z", "Europe/Amsterdam", "3d", true, "2027-04-27", "2027-04-28T22:00:00Z", "2027-04-28")]
    [InlineData("2027-04-23T08:00:00Z", "Europe/Amsterdam", "1d", true, "", "2027-04-27T22:00:00Z", "2027-04-27")]
    [InlineData("2027-04-23T08:00:00Z", "Europe/Amsterdam", "1d", false, "", "2027-04-24T22:00:00Z", "2027-04-24")]
    [InlineData("2027-04-21T08:00:00Z", "Europe/Vilnius", "1w", false, "", "2027-04-28T21:00:00Z", "2027-04-28")]
    [InlineData("2027-04-24T08:00:00Z", "Europe/Vilnius", "1w", true, "", "2027-05-03T21:00:00Z", "2027-05-03")]
    [InlineData("2027-04-24T08:00:00Z", "Europe/Vilnius", "1w", false, "", "2027-05-01T21:00:00Z", "2027-05-01")]
    [InlineData("2027-03-22T08:00:00Z", "Europe/Warsaw", "1w", false, "", "2027-03-29T22:00:00Z", "2027-03-29")]
    [InlineData("2027-04-21T08:00:00Z", "Europe/Brussels", "6w", false, "", "2027-06-02T22:00:00Z", "2027-06-02")]
    [InlineData("2027-04-21T08:00:00Z", "Europe/Brussels", "6w + 6w", false, "", "2027-07-14T22:00:00Z", "2027-07-14")]
    [InlineData("2027-04-21T08:00:00Z", "Europe/Brussels", "6w", true, "", "2027-06-02T22:00:00Z", "2027-06-02")]
    [InlineData("2027-04-21T08:00:00Z", "Europe/Vienna", "30d", true, "", "2027-05-21T22:00:00Z", "2027-05-21")]
    [InlineData("2027-04-21T08:00:00Z", "Europe/Vienna", "30d + 30d", true, "", "2027-06-21T22:00:00Z", "2027-06-21")]
    [InlineData("2027-04-21T08:00:00Z", "Europe/Vienna", "30d + 30d", false, "", "2027-06-20T22:00:00Z", "2027-06-20")]
    [InlineData("2027-04-21T08:00:00Z", "Europe/Warsaw", "90d", true, "", "2027-07-20T22:00:00Z", "2027-07-20")]
    [InlineData("2027-04-21T08:00:00Z", "Europe/Bucharest", "60d", true, "", "2027-06-21T21:00:00Z", "2027-06-21")]
    [InlineData("2027-04-21T08:00:00Z", "Europe/Bucharest", "60d + 30d", true, "", "2027-07-20T21:00:00Z", "2027-07-20")]
    [InlineData("2027-04-21T21:30:00Z", "Europe/Bucharest", "60d", false, "", "2027-06-21T21:00:00Z", "2027-06-21")]
    [InlineData("2027-08-31T08:00:00Z", "Europe/Brussels", "6m", false, "", "2028-02-29T23:00:00Z", "2028-02-29")]
    [InlineData("2027-08-31T08:00:00Z", "Europe/Brussels", "6m", true, "", "2028-02-29T23:00:00Z", "2028-02-29")]
    [InlineData("2026-08-31T08:00:00Z", "Europe/Brussels", "6m", false, "", "2027-02-28T23:00:00Z", "2027-02-28")]
    [InlineData("2026-08-31T08:00:00Z", "Europe/Brussels", "6m", true, "", "2027-03-01T23:00:00Z", "2027-03-01")]
    [InlineData("2026-08-31T08:00:00Z", "Europe/Brussels", "6m + 6m", false, "", "2027-08-31T22:00:00Z", "2027-08-31")]
    [InlineData("2028-02-29T08:00:00Z", "Europe/Brussels", "12m", false, "", "2029-02-28T23:00:00Z", "2029-02-28")]
    [InlineData("2028-02-29T08:00:00Z", "Europe/Brussels", "48m", false, "", "2032-02-29T23:00:00Z", "2032-02-29")]
    [InlineData("2028-02-28T23:30:00Z", "Europe/Brussels", "1m", false, "", "2028-03-29T22:00:00Z", "2028-03-29")]
    [InlineData("2028-01-31T08:00:00Z", "Europe/Brussels", "1m", false, "", "2028-02-29T23:00:00Z", "2028-02-29")]
    [InlineData("2027-01-31T08:00:00Z", "Europe/Brussels", "1m", false, "", "2027-02-28T23:00:00Z", "2027-02-28")]
    [InlineData("2027-01-31T08:00:00Z", "Europe/Brussels", "1m", true, "", "2027-03-01T23:00:00Z", "2027-03-01")]
    [InlineData("2027-01-29T08:00:00Z", "Europe/Brussels", "1m", false, "", "2027-02-28T23:00:00Z", "2027-02-28")]
    [InlineData("2027-12-31T08:00:00Z", "Europe/Brussels", "2m", false, "", "2028-02-29T23:00:00Z", "2028-02-29")]
    [InlineData("2027-04-30T22:30:00Z", "Europe/London", "36m", false, "", "2030-04-30T23:00:00Z", "2030-04-30")]
    [InlineData("2027-10-30T22:30:00Z", "Europe/London", "1d", false, "", "2027-11-01T00:00:00Z", "2027-10-31")]
    [InlineData("2027-10-31T00:30:00Z", "Europe/London", "1d", false, "", "2027-11-02T00:00:00Z", "2027-11-01")]
    [InlineData("2027-04-22T10:00:00Z", "Africa/Cairo", "7d", false, "", "2027-04-29T22:00:00Z", "2027-04-29")]
    [InlineData("2027-10-22T10:00:00Z", "Africa/Cairo", "6d", false, "", "2027-10-28T22:00:00Z", "2027-10-28")]
    [InlineData("2027-03-06T10:00:00Z", "America/Havana", "7d", false, "", "2027-03-14T04:00:00Z", "2027-03-13")]
    [InlineData("2027-10-30T10:00:00Z", "America/Havana", "7d", false, "", "2027-11-07T04:00:00Z", "2027-11-06")]
    [InlineData("2027-03-20T10:00:00Z", "Asia/Beirut", "7d", false, "", "2027-03-27T22:00:00Z", "2027-03-27")]
    [InlineData("2018-10-20T10:00:00Z", "America/Sao_Paulo", "14d", false, "", "2018-11-04T03:00:00Z", "2018-11-03")]
    [InlineData("2018-02-10T10:00:00Z", "America/Sao_Paulo", "7d", false, "", "2018-02-18T03:00:00Z", "2018-02-17")]
    [InlineData("2011-12-28T20:00:00Z", "Pacific/Apia", "1d", false, "", "2011-12-30T10:00:00Z", "2011-12-29")]
    [InlineData("2027-04-21T08:00:00Z", "Asia/Kathmandu", "1d", false, "", "2027-04-22T18:15:00Z", "2027-04-22")]
    [InlineData("2027-12-20T10:00:00Z", "Europe/Brussels", "5d", true, "2027-03-29,2027-05-06,2027-05-17,2027-12-25", "2027-12-27T23:00:00Z", "2027-12-27")]
    public void A_period_ends_where_the_calendar_says(string from, string zone, string length, bool endMoves, string holidays, string due, string day)
    {
        var parts = length.Split(" + ").Select(Length).ToList();
        var calendar = new CivilCalendar(
            TimeZoneInfo.FindSystemTimeZoneById(zone),
            holidays.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(d => DateOnly.ParseExact(d, "yyyy-MM-dd", CultureInfo.InvariantCulture)));
        var start = DateTimeOffset.Parse(from, CultureInfo.InvariantCulture);
        var (dueAt, dueDay) = DeadlineArithmetic.Due(start, parts[0], parts.Count > 1 ? parts[1] : null, parts.Count - 1, endMoves, calendar);
        Assert.Equal(due, Utc.Text(dueAt));
        Assert.Equal(day, dueDay?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "");
    }

    private static PeriodLength Length(string text) => new(
        int.Parse(text.AsSpan(0, text.Length - 1), CultureInfo.InvariantCulture),
        text[^1] switch { 'h' => LengthUnit.Hours, 'd' => LengthUnit.Days, 'w' => LengthUnit.Weeks, _ => LengthUnit.Months });

    [Fact]
    public void What_must_happen_ahead_is_counted_backwards()
    {
        var sent = DateTimeOffset.Parse("2027-04-21T08:15:00Z", CultureInfo.InvariantCulture);
        Assert.Equal("2027-04-20T20:15:00Z", Utc.Text(DeadlineArithmetic.DueBefore(sent, new PeriodLength(12, LengthUnit.Hours), CivilCalendar.Utc).DueAt));
        var brussels = new CivilCalendar(TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels"), []);
        Assert.Equal("2027-04-18T22:00:00Z", Utc.Text(DeadlineArithmetic.DueBefore(sent, new PeriodLength(2, LengthUnit.Days), brussels).DueAt));
    }

    [Fact]
    public void Every_civil_day_of_every_zone_begins_where_its_first_instant_is()
    {
        foreach (var zone in new[] { "Africa/Cairo", "America/Havana", "Asia/Beirut", "America/Asuncion", "Europe/Lisbon", "Atlantic/Azores", "Pacific/Apia" })
        {
            var calendar = new CivilCalendar(TimeZoneInfo.FindSystemTimeZoneById(zone), []);
            for (var day = new DateOnly(2011, 1, 1); day < new DateOnly(2012, 2, 1); day = day.AddDays(1))
            {
                var start = calendar.StartOf(day);
                Assert.True(calendar.DayOf(start) >= day, $"{zone} {day}");
                Assert.True(calendar.DayOf(start.AddSeconds(-1)) < day, $"{zone} {day}");
            }
        }
    }
}
