using System.Collections.Immutable;
using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>Everything that a decision about a measure looks at, at one instant: a value, never changed in place.</summary>
/// <remarks>All dictionaries are in ordinal order of their keys.</remarks>
public sealed record JointPlan
{
    /// <summary>Code of the operation.</summary>
    public required string Operation { get; init; }

    /// <summary>Code of the authority that leads.</summary>
    public required string LeadAuthority { get; init; }

    /// <summary>The table, by code.</summary>
    public ImmutableSortedDictionary<string, Authority> Authorities { get; init; } = Empty<Authority>();

    /// <summary>The team, by code.</summary>
    public ImmutableSortedDictionary<string, Member> Members { get; init; } = Empty<Member>();

    /// <summary>The elements that may be chosen, by the text of their key.</summary>
    public ImmutableSortedDictionary<string, PlanElement> Elements { get; init; } = Empty<PlanElement>();

    /// <summary>The affiliation findings, by channel.</summary>
    public ImmutableSortedDictionary<string, AffiliationFinding> Findings { get; init; } = Empty<AffiliationFinding>();

    /// <summary>The instruments, by id.</summary>
    public ImmutableSortedDictionary<string, Instrument> Instruments { get; init; } = Empty<Instrument>();

    /// <summary>The action days, by number.</summary>
    public ImmutableSortedDictionary<int, ActionDay> Days { get; init; } = ImmutableSortedDictionary<int, ActionDay>.Empty;

    /// <summary>The action groups, by code.</summary>
    public ImmutableSortedDictionary<string, ActionGroup> Groups { get; init; } = Empty<ActionGroup>();

    /// <summary>The measures, by id.</summary>
    public ImmutableSortedDictionary<string, Measure> Measures { get; init; } = Empty<Measure>();

    /// <summary>All poll answers, in the order in which they came.</summary>
    public ImmutableList<PollAnswer> Polls { get; init; } = [];

    /// <summary>The first signature under a release that waits for the second, by group.</summary>
    public ImmutableSortedDictionary<string, ReleaseSignature> FirstSignatures { get; init; } = Empty<ReleaseSignature>();

    /// <summary>Elements on which two authorities work, as far as the reader may know.</summary>
    public ImmutableList<Deconfliction> Deconflictions { get; init; } = [];

    /// <summary>An empty dictionary in ordinal order.</summary>
    public static ImmutableSortedDictionary<string, T> Empty<T>() => ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);

    /// <summary>The group of a measure, or null.</summary>
    public ActionGroup? GroupOf(Measure measure) =>
        measure.Group is { } code && Groups.TryGetValue(code, out var group) ? group : null;

    /// <summary>The instant of a measure: T and its offset; null without a group or day.</summary>
    public DateTimeOffset? InstantOf(Measure measure) =>
        GroupOf(measure) is { } group && Days.TryGetValue(group.Day, out var day) ? day.TZero + measure.Offset : null;

    /// <summary>The measures of a group that have not been withdrawn, by id.</summary>
    public IEnumerable<Measure> MeasuresOf(string group) =>
        Measures.Values.Where(m => m.Group == group && m.State != MeasureState.Withdrawn);

    /// <summary>The instruments of a measure that are known.</summary>
    public IEnumerable<Instrument> InstrumentsOf(Measure measure) =>
        measure.Instruments.Where(Instruments.ContainsKey).Select(i => Instruments[i]);

    /// <summary>The hits for which a measure stands still at its instant, or now where it has none.</summary>
    public IEnumerable<Deconfliction> Stopping(Measure measure, DateTimeOffset now) =>
        Deconflictions.Where(d => measure.Elements.Contains(d.Key) && d.Stops(measure.Authority, InstantOf(measure) ?? now));

    /// <summary>How an authority is written: its name and country, or the code where it is unknown.</summary>
    public string NameOf(string authority) =>
        Authorities.TryGetValue(authority, out var known) ? $"{known.Name} ({known.Country})" : authority;

    /// <summary>The last answer of an authority to a poll, or null.</summary>
    public PollAnswer? AnswerOf(string authority, int day, TimeSpan poll) =>
        Polls.FindLast(a => a.Authority == authority && a.Day == day && a.Poll == poll);

    /// <summary>The same plan after some events.</summary>
    public JointPlan With(IEnumerable<MeasureEvent> events)
    {
        var measures = Measures.ToBuilder();
        foreach (var e in events)
        {
            measures[e.MeasureId] = MeasureMachine.Apply(measures.TryGetValue(e.MeasureId, out var m) ? m : null, e);
        }

        return this with { Measures = measures.ToImmutable() };
    }

    /// <summary>The same plan with a hit set anew.</summary>
    public JointPlan With(Deconfliction hit) => this with { Deconflictions = [.. Deconflictions.Where(d => d.Code != hit.Code), hit] };

    /// <summary>What the system itself has to do now: readiness that falls back because an instrument lapsed or the plan changed.</summary>
    public IReadOnlyList<MeasureEvent> Tick(DateTimeOffset now)
    {
        var events = new List<MeasureEvent>();
        foreach (var measure in Measures.Values.Where(m => m.State == MeasureState.Ready))
        {
            if (MeasureMachine.Decide(this, new MeasureCommand(measure.Id, CommandKind.Lapse, Actor.Clock, now)) is Outcome<Accepted>.Done { Answer: var accepted })
            {
                events.AddRange(accepted.Events);
            }
        }

        return events;
    }
}
