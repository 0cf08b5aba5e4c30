namespace Kortwiek.Act;

/// <summary>How periods are counted: hours on the UTC line; days, weeks and months in the executing authority's civil calendar.</summary>
/// <remarks>Regulation (EEC, Euratom) 1182/71, art. 3: the day of the event is not counted; the period ends with the last hour of its last day;
/// a month without that day ends with its last day; an end on a Saturday, Sunday or holiday moves to the next working day; two days or more hold at least two working days.</remarks>
public static class DeadlineArithmetic
{
    /// <summary>The last instant of a period, and its last day where it is counted in days.</summary>
    /// <param name="from">The event.</param>
    /// <param name="length">How long.</param>
    /// <param name="extension">What is added, or null.</param>
    /// <param name="extensions">How often it is added.</param>
    /// <param name="endMoves">Whether the end moves to a working day.</param>
    /// <param name="calendar">Whose days.</param>
    public static (DateTimeOffset DueAt, DateOnly? DueDay) Due(
        DateTimeOffset from, PeriodLength length, PeriodLength? extension, int extensions, bool endMoves, CivilCalendar calendar)
    {
        var start = from.ToUniversalTime();
        if (length.Unit == LengthUnit.Hours)
        {
            var end = start.AddHours(length.Amount);
            return extension is null || extensions == 0 ? (end, null)
                : extension.Unit == LengthUnit.Hours ? (end.AddHours((double)extension.Amount * extensions), null)
                : Due(end, extension with { Amount = extension.Amount * extensions }, null, 0, endMoves, calendar);
        }

        var first = calendar.DayOf(start);
        var last = Add(first, length);
        if (extension is not null && extensions > 0)
        {
            if (extension.Unit == LengthUnit.Hours)
            {
                return (calendar.EndOf(last).AddHours((double)extension.Amount * extensions), null);
            }

            // The same unit counts in one go, so that 31 August and 6 + 6 months is 31 August again.
            last = extension.Unit == length.Unit
                ? Add(first, length with { Amount = length.Amount + (extension.Amount * extensions) })
                : Add(last, extension with { Amount = extension.Amount * extensions });
        }

        if (endMoves)
        {
            last = Moved(first, last, calendar);
        }

        return (calendar.EndOf(last), last);
    }

    /// <summary>The last instant at which something may be done that has to be done a period ahead of an event.</summary>
    public static (DateTimeOffset DueAt, DateOnly? DueDay) DueBefore(DateTimeOffset eventAt, PeriodLength length, CivilCalendar calendar)
    {
        if (length.Unit == LengthUnit.Hours)
        {
            return (eventAt.ToUniversalTime().AddHours(-length.Amount), null);
        }

        var day = Add(calendar.DayOf(eventAt), length with { Amount = -length.Amount }).AddDays(-1);
        return (calendar.EndOf(day), day);
    }

    /// <summary>A deadline at an instant.</summary>
    internal static DeadlineView View(Deadline deadline, DeadlineRule rule, CivilCalendar calendar, DateTimeOffset now)
    {
        var zone = calendar.Zone.Id;
        if (deadline.StartedAt is not { } startedAt || (rule.NeedsProof && (startedAt > now || string.IsNullOrWhiteSpace(deadline.Proof))))
        {
            return new DeadlineView(deadline, rule, DeadlineStatus.NotStarted, null, null, [], zone);
        }

        if (rule.Length is null)
        {
            return new DeadlineView(deadline, rule, deadline.DoneAt is null || deadline.DoneAt > now ? DeadlineStatus.NoLimit : DeadlineStatus.Met, null, null, [], zone);
        }

        var due = DueOf(startedAt);
        if (rule.ClockStops)
        {
            foreach (var stop in deadline.Stops.OrderBy(s => s.From))
            {
                if (stop.From > due.DueAt || stop.From > now)
                {
                    continue;
                }

                if (stop.Until is not { } until || until > now)
                {
                    return new DeadlineView(deadline, rule, DeadlineStatus.Stopped, null, null, [], zone);
                }

                due = DueOf(until > startedAt ? until : startedAt);
            }
        }

        var warnAt = rule.WarnBefore
            .Select(w => due.DueAt - (w.Unit == LengthUnit.Hours ? TimeSpan.FromHours(w.Amount) : TimeSpan.FromDays(w.Amount)))
            .Order().ToList();
        var status = deadline.DoneAt is { } done && done <= now
            ? done <= due.DueAt ? DeadlineStatus.Met : DeadlineStatus.Missed
            : now > due.DueAt ? DeadlineStatus.Overdue
            : warnAt.Count > 0 && warnAt[0] <= now ? DeadlineStatus.Warning
            : DeadlineStatus.Running;
        return new DeadlineView(deadline, rule, status, due.DueAt, due.DueDay, warnAt, zone);

        (DateTimeOffset DueAt, DateOnly? DueDay) DueOf(DateTimeOffset start) => rule.Direction == PeriodDirection.Before
            ? DueBefore(start, rule.Length, calendar)
            : Due(start, rule.Length, rule.Extension, Math.Min(deadline.Extensions, rule.ExtensionTimes), rule.EndMoves, calendar);
    }

    private static DateOnly Add(DateOnly day, PeriodLength length) => length.Unit switch
    {
        LengthUnit.Days => day.AddDays(length.Amount),
        LengthUnit.Weeks => day.AddDays(7 * length.Amount),
        _ => day.AddMonths(length.Amount),
    };

    private static DateOnly Moved(DateOnly first, DateOnly last, CivilCalendar calendar)
    {
        while (!calendar.IsWorkingDay(last))
        {
            last = last.AddDays(1);
        }

        // Art. 3(5): a period of two days or more holds at least two working days.
        if (last.DayNumber - first.DayNumber >= 2)
        {
            while (WorkingDays(first, last, calendar) < 2 || !calendar.IsWorkingDay(last))
            {
                last = last.AddDays(1);
            }
        }

        return last;
    }

    private static int WorkingDays(DateOnly first, DateOnly last, CivilCalendar calendar)
    {
        var count = 0;
        for (var day = first.AddDays(1); day <= last && count < 2; day = day.AddDays(1))
        {
            count += calendar.IsWorkingDay(day) ? 1 : 0;
        }

        return count;
    }
}
