using Kortwiek.Impact.Survival;

namespace Kortwiek.Impact.Observations;

/// <summary>Times down, derived from looks at channels; derived anew each time, never stored beside them.</summary>
/// <param name="All">One for each seizure with a look after it, by action, channel and instant.</param>
/// <param name="NeverProbed">Seizures without any successful look afterwards: nothing is known, so they are left out, and counted here.</param>
public sealed record ReturnIntervals(IReadOnlyList<ReturnInterval> All, IReadOnlyList<Seizure> NeverProbed)
{
    /// <summary>Derives the intervals.</summary>
    /// <param name="observations">In any order; the same look recorded twice counts once.</param>
    /// <param name="seizures">In any order. A channel seized again starts again: looks count for the last seizure before them.</param>
    /// <param name="confirm">How many looks in a row must see a channel up before it counts as back; 2 guards against a single wrong look. R stays the first of them.</param>
    /// <param name="cancellation">Asked every 1,024 seizures.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confirm"/> is below 1.</exception>
    public static ReturnIntervals Derive(
        IEnumerable<Observation> observations,
        IEnumerable<Seizure> seizures,
        int confirm,
        CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(confirm, 1);
        var looks = observations.Distinct().GroupBy(o => o.Channel, StringComparer.Ordinal).ToDictionary(
            g => g.Key,
            g => g.OrderBy(o => o.At.UtcTicks).ThenBy(o => o.State == Reachability.Up).ToArray(),
            StringComparer.Ordinal);
        var intervals = new List<ReturnInterval>();
        var never = new List<Seizure>();
        var done = 0;
        foreach (var channel in seizures.GroupBy(s => s.Channel, StringComparer.Ordinal))
        {
            var starts = channel.OrderBy(s => s.At.UtcTicks).ThenBy(s => s.Action, StringComparer.Ordinal).ToArray();
            var all = looks.GetValueOrDefault(channel.Key) ?? [];
            for (var i = 0; i < starts.Length; i++)
            {
                if ((++done & 1023) == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                }

                var end = i + 1 < starts.Length ? starts[i + 1].At : DateTimeOffset.MaxValue;
                if (One(starts[i], After(all, starts[i].At, end), confirm) is { } interval)
                {
                    intervals.Add(interval);
                }
                else
                {
                    never.Add(starts[i]);
                }
            }
        }

        return new ReturnIntervals(
            [.. intervals.OrderBy(r => r.Action, StringComparer.Ordinal).ThenBy(r => r.Channel, StringComparer.Ordinal).ThenBy(r => r.SeizedAt)],
            [.. never.OrderBy(s => s.Action, StringComparer.Ordinal).ThenBy(s => s.Channel, StringComparer.Ordinal).ThenBy(s => s.At)]);
    }

    /// <summary>The cohort whose time is R (day first seen back) or, where never seen back, L (day last seen down); groups are the actions.</summary>
    /// <remarks>
    /// R is late by up to R − L, so such curves overstate the time down by about half a probe interval: say so where it matters
    /// (<see cref="WidestGap"/>).
    /// </remarks>
    public Cohort AsFirstSeenBack()
    {
        var names = All.Select(r => r.Action).Distinct(StringComparer.Ordinal).OrderBy(n => n, StringComparer.Ordinal).ToList();
        return new Cohort(
            [.. All.Select(r => r.Returned ? r.Right : r.Left)],
            [.. All.Select(r => r.Returned)],
            groups: new Factor(names, [.. All.Select(r => names.IndexOf(r.Action))]));
    }

    /// <summary>The largest R − L of all returns in days, 0 where none returned.</summary>
    public double WidestGap() => All.Where(r => r.Returned).Select(r => r.Right - r.Left).DefaultIfEmpty(0).Max();

    private static ReadOnlySpan<Observation> After(Observation[] all, DateTimeOffset start, DateTimeOffset end)
    {
        var from = Array.FindIndex(all, o => o.At > start);
        if (from < 0)
        {
            return [];
        }

        var to = Array.FindIndex(all, from, o => o.At > end);
        return all.AsSpan(from, (to < 0 ? all.Length : to) - from);
    }

    private static ReturnInterval? One(Seizure seizure, ReadOnlySpan<Observation> looks, int confirm)
    {
        int successful = 0, failed = 0, run = 0;
        double left = 0, first = double.NaN, right = double.PositiveInfinity;
        foreach (var look in looks)
        {
            if (look.State == Reachability.Failed)
            {
                failed++;
                continue;
            }

            successful++;
            if (double.IsFinite(right))
            {
                continue;
            }

            var day = (look.At - seizure.At).TotalDays;
            if (look.State == Reachability.Down)
            {
                (left, run) = (day, 0);
                continue;
            }

            first = run++ == 0 ? day : first;
            right = run >= confirm ? first : right;
        }

        return successful == 0 ? null : new ReturnInterval(seizure.Channel, seizure.Action, seizure.At, left, right, successful, failed);
    }
}
