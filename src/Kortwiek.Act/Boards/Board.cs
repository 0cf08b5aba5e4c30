using System.Globalization;

namespace Kortwiek.Act;

/// <summary>An action day at an instant: what the first glance has to show.</summary>
/// <param name="Op">Code of the operation.</param>
/// <param name="Day">Number of the day.</param>
/// <param name="Title">The day's title.</param>
/// <param name="TZero">T.</param>
/// <param name="Now">The instant at which it is looked at.</param>
/// <param name="SecondsToT">Whole seconds until T; below zero after it.</param>
/// <param name="Counts">Measures per state in the order of the states, by the states' words.</param>
/// <param name="Reported">How many of the executed are reported only.</param>
/// <param name="Held">How many are held.</param>
/// <param name="WeightReady">Share of the weight of the day's groups that a release now would reach, or that was released and has not failed; 0 to 1.</param>
/// <param name="WeightConfirmed">Share of the weight that is confirmed; 0 to 1.</param>
/// <param name="Groups">What a release of each group would reach.</param>
/// <param name="NeedsHuman">The worst first.</param>
/// <param name="Lanes">The lead first, then by name.</param>
public sealed record Board(
    string Op,
    int Day,
    string Title,
    DateTimeOffset TZero,
    DateTimeOffset Now,
    long SecondsToT,
    IReadOnlyDictionary<string, int> Counts,
    int Reported,
    int Held,
    double WeightReady,
    double WeightConfirmed,
    IReadOnlyList<GroupReach> Groups,
    IReadOnlyList<NeedsHuman> NeedsHuman,
    IReadOnlyList<Lane> Lanes)
{
    /// <summary>How long after its instant a released measure without a report is overdue.</summary>
    public static readonly TimeSpan OverdueAfter = TimeSpan.FromMinutes(15);

    /// <summary>How long before T a measure that is not ready needs a human being.</summary>
    public static readonly TimeSpan ReadyBefore = TimeSpan.FromHours(24);

    /// <summary>Looks at a day.</summary>
    /// <param name="plan">The plan as it stands.</param>
    /// <param name="day">The day; one of the plan's.</param>
    /// <param name="deadlines">The deadlines at the same instant.</param>
    /// <param name="now">The instant.</param>
    public static Board Of(JointPlan plan, ActionDay day, IReadOnlyList<DeadlineView> deadlines, DateTimeOffset now)
    {
        var groups = plan.Groups.Values.Where(g => g.Day == day.Number).ToList();
        var measures = plan.Measures.Values.Where(m => plan.GroupOf(m)?.Day == day.Number).ToList();
        var counts = Enum.GetValues<MeasureState>().Where(s => s != MeasureState.None)
            .ToDictionary(s => Words.Of(s), s => measures.Count(m => m.State == s), StringComparer.Ordinal);
        var reaches = groups.Select(g => GroupReach.Of(plan, g)).ToList();
        (var ready, var confirmed) = Shares(plan, reaches);
        var ids = measures.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        var needs = measures.SelectMany(m => Needs.Of(plan, m, now))
            .Concat(deadlines.Where(d => d.Deadline.MeasureId is { } id && ids.Contains(id)).SelectMany(d => Needs.Of(d, now)))
            .OrderBy(n => n.Kind).ThenBy(n => n.Since).ThenBy(n => n.Id, StringComparer.Ordinal);
        return new Board(
            plan.Operation, day.Number, day.Title, day.TZero, now, (long)Math.Floor((day.TZero - now).TotalSeconds), counts,
            measures.Count(m => m.IsReportedOnly), measures.Count(m => m.IsHeld && !m.IsTerminal), ready, confirmed, reaches, [.. needs],
            [.. LanesOf(plan, day, measures)]);
    }

    private static (double Ready, double Confirmed) Shares(JointPlan plan, List<GroupReach> reaches)
    {
        double total = 0, ready = 0, confirmed = 0;
        foreach (var reach in reaches)
        {
            var weight = plan.MeasuresOf(reach.Group).Sum(m => m.Weight);
            total += weight;
            ready += weight * reach.WeightReady;
            confirmed += weight * reach.WeightConfirmed;
        }

        return total > 0 ? (ready / total, confirmed / total) : (0, 0);
    }

    private static IEnumerable<Lane> LanesOf(JointPlan plan, ActionDay day, List<Measure> measures) =>
        plan.Authorities.Values
            .OrderBy(a => a.Code != plan.LeadAuthority).ThenBy(a => a.Name, StringComparer.Ordinal)
            .Select(a => new Lane(
                a.Code, a.Name, a.Country, a.TimeZone, LocalText(day.TZero, a.TimeZone),
                [.. measures.Where(m => m.Authority == a.Code)
                    .Select(m => new LaneMeasure(m.Id, m.State, m.ExecutedAt ?? plan.InstantOf(m) ?? day.TZero, m.Kind, m.IsHeld, m.IsReportedOnly))
                    .OrderBy(m => m.At).ThenBy(m => m.Id, StringComparer.Ordinal)]));

    private static string LocalText(DateTimeOffset instant, string zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known)
            ? TimeZoneInfo.ConvertTime(instant, known).ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)
            : instant.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
