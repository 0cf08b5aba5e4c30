namespace Kortwiek.Leads;

/// <summary>Finds the years of records that bear only month, day and time, from their order and one known instant.</summary>
/// <remarks>A record more than 180 days later in the calendar than the one behind it belongs to the year before; see docs/guide/leads.md.</remarks>
internal sealed class YearFinder
{
    private const int Half = 180 * 86_400;
    private const int AlmostYear = 364 * 86_400;

    // One entry per change of year: first line, years since the first record, and whether a 29 February was met in it.
    private readonly List<(long Line, int Year, bool Leap)> _runs = [];
    private int _last = -1;

    /// <summary>Month and day and second of the last record, for the comparison with the known instant.</summary>
    public (int Month, int Day, int Seconds)? LastStamp { get; private set; }

    /// <summary>Takes the records in the order of the file.</summary>
    /// <param name="line">Line number from 1.</param>
    /// <param name="month">1 to 12.</param>
    /// <param name="day">1 to 31.</param>
    /// <param name="seconds">Seconds of the day.</param>
    public void Add(long line, int month, int day, int seconds)
    {
        // Place in a leap year.
        var at = ((Calendar.Days(2000, month, day) - Calendar.Days(2000, 1, 1)) * 86_400) + seconds;
        if (_runs.Count == 0)
        {
            _runs.Add((1, 0, false));
        }
        else if (_last - at > Half)
        {
            _runs.Add((line, _runs[^1].Year + 1, false));
        }
        else if (at - _last >= AlmostYear && _runs[^1].Year > 0)
        {
            // A record of the last days of December, written late, among those of January.
            _runs.Add((line, _runs[^1].Year - 1, false));
        }

        if (month == 2 && day == 29)
        {
            _runs[^1] = _runs[^1] with { Leap = true };
        }

        _last = at;
        LastStamp = (month, day, seconds);
    }

    /// <summary>The years, where the year of the last record is given; it is not changed, so its 29 February may stay impossible.</summary>
    public YearMap Given(int lastYear) => Make(lastYear, fixedLast: true);

    /// <summary>The years, where the last record is not after <paramref name="reference"/> plus one day.</summary>
    public YearMap Before(DateTimeOffset reference)
    {
        var limit = reference.ToUniversalTime().AddDays(1);
        var year = limit.Year;
        if (LastStamp is var (month, day, seconds))
        {
            var last = new DateTimeOffset(2000, month, day, 0, 0, 0, TimeSpan.Zero).AddSeconds(seconds);
            if ((last.Month, last.Day, last.TimeOfDay).CompareTo((limit.Month, limit.Day, limit.TimeOfDay)) > 0)
            {
                year--;
            }
        }

        return Make(year, fixedLast: false);
    }

    private YearMap Make(int lastYear, bool fixedLast)
    {
        if (_runs.Count == 0)
        {
            return new YearMap([1], [lastYear]);
        }

        var years = new int[_runs.Count];
        var shift = lastYear - _runs[^1].Year;
        for (var i = _runs.Count - 1; i >= 0; i--)
        {
            var year = _runs[i].Year + shift;
            var mayMove = !fixedLast || i < _runs.Count - 1;
            for (var back = 0; back <= 4 && _runs[i].Leap && mayMove; back++)
            {
                if (DateTime.IsLeapYear(year - back))
                {
                    shift -= back;
                    year -= back;
                    break;
                }
            }

            years[i] = year;
        }

        return new YearMap([.. _runs.Select(r => r.Line)], years);
    }
}
