using System.Collections.Immutable;
using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>
/// One day as a rehearsal plays it: every measure that was not withdrawn, authorised and with nothing done, under an id of its own and by invented people.
/// It is a copy; nothing leads from it back to the plan.
/// </summary>
internal sealed class RehearsalPlan
{
    public const string Prefix = "rh-";

    public static readonly CommandDetail StandsBy = new() { Readiness = new Readiness("team", "tools", "contact", TimeSpan.Zero) };

    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);

    /// <summary>A change after the element has moved: the place is another, the key stays.</summary>
    public static CommandDetail Moved(Measure measure) => new() { Content = new MeasureContent { Elements = measure.Elements }, Reason = "The element has moved." };

    private RehearsalPlan(JointPlan start, ActionDay day, RehearsalRules rules)
    {
        Start = start;
        Day = day;
        Rules = rules;
    }

    /// <summary>The copy.</summary>
    public JointPlan Start { get; }

    public ActionDay Day { get; }

    public RehearsalRules Rules { get; }

    /// <summary>In ordinal order of their ids, as the plan itself walks them.</summary>
    public IReadOnlyList<RehearsedMeasure> Measures { get; private set; } = [];

    public IReadOnlyList<RehearsedGroup> Groups { get; private set; } = [];

    /// <summary>Codes of the authorities, in ordinal order.</summary>
    public List<string> Authorities { get; private set; } = [];

    /// <summary>Share of the polls that each authority answers with no-go.</summary>
    public IReadOnlyList<double> NoGo { get; private set; } = [];

    /// <summary>The polls of the day, in seconds from T.</summary>
    public List<long> Polls { get; private set; } = [];

    /// <summary>Moves a day of each element: the most that is assumed of a measure on it.</summary>
    public IReadOnlyList<double> MovesPerDay { get; private set; } = [];

    /// <summary>What keeps a measure from going as the plan stands.</summary>
    public IReadOnlyList<RehearsalBlock> Blocked { get; private set; } = [];

    /// <summary>Each measure's share of the day's weight; where nothing weighs anything, all count alike.</summary>
    public IReadOnlyList<double> Shares { get; private set; } = [];

    /// <summary>The share of the weight that the day has to reach: the largest that one of its groups asks for, else all of it.</summary>
    public double Target => Groups.Where(g => g.Rule.Mode == ReleaseMode.Weight).Select(g => g.Rule.MinWeight).DefaultIfEmpty(1).Max();

    /// <summary>Index of a measure.</summary>
    public int IndexOf(string id) => _index[id];

    /// <summary>Index of a poll.</summary>
    public int PollIndex(long poll) => Polls.IndexOf(poll);

    public DateTimeOffset At(long seconds) => Day.TZero.AddSeconds(seconds);

    public static string OfficerOf(string authority) => $"{Prefix}officer-{authority}";

    public static string MagistrateOf(string authority) => $"{Prefix}magistrate-{authority}";

    public const string Coordinator = Prefix + "coordinator";

    /// <summary>Copies a day; null where it has no measure.</summary>
    public static RehearsalPlan? Of(JointPlan plan, ActionDay day, RehearsalRules rules)
    {
        var real = plan.Measures.Values.Where(m => m.State != MeasureState.Withdrawn && plan.GroupOf(m)?.Day == day.Number).ToList();
        if (real.Count == 0)
        {
            return null;
        }

        var ids = real.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        var authorities = real.Select(m => m.Authority).Append(plan.LeadAuthority).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var start = plan with
        {
            Members = Sorted(authorities.SelectMany(Invented).Append(Person(Coordinator, plan.LeadAuthority, Roles.Coordinator)), m => m.Code),
            Days = ImmutableSortedDictionary<int, ActionDay>.Empty.Add(day.Number, day),
            Groups = Sorted(plan.Groups.Values.Where(g => g.Day == day.Number).Select(g => g with { Rule = g.Rule with { MustHave = [.. g.Rule.MustHave.Select(Own)] } }), g => g.Code),
            Measures = Sorted(real.Select(m => Copy(plan, m, day, ids)), m => m.Id),
            Findings = Sorted(plan.Findings.Values.Select(f => f.At > Early(day) ? f with { At = Early(day) } : f), f => f.Channel),
            Polls = [],
            FirstSignatures = JointPlan.Empty<ReleaseSignature>(),
        };
        var made = new RehearsalPlan(start, day, rules) { Authorities = authorities };
        made.NoGo = [.. authorities.Select(a => rules.NoGoOf(made.CountryOf(a)))];
        made.Fill();
        return made;
    }

    private void Fill()
    {
        var measures = Start.Measures.Values.ToList();
        for (var i = 0; i < measures.Count; i++)
        {
            _index.Add(measures[i].Id, i);
        }

        var groups = Start.Groups.Values.Where(g => measures.Exists(m => m.Group == g.Code)).ToList();
        var elements = measures.SelectMany(m => m.Elements).Distinct().Order().ToList();
        var made = measures.ConvertAll(m => Make(m, groups, elements));
        Measures = [.. made.Select((m, i) => m with
        {
            Fallback = measures[i].Fallback is { } fallback ? _index.GetValueOrDefault(fallback, -1) : -1,
            Before = [.. Enumerable.Range(0, made.Count).Where(j => made[j].After.Any(a => a.Measure == i))],
            IsReserve = groups[m.Group].Rule.Mode != ReleaseMode.All && IsReserve(measures, measures[i]),
        })];
        Groups = groups.ConvertAll(g => Make(g, measures));
        Polls = [.. Groups.Where(g => g.Poll is not null).Select(g => g.Poll!.Value).Distinct().Order()];
        MovesPerDay = [.. elements.Select(e => measures.Where(m => m.Elements.Contains(e)).Max(m => Rules.Of(m.Kind).MovesPerDay))];
        var weight = measures.Sum(m => m.Weight);
        Shares = [.. measures.Select(m => weight > 0 ? m.Weight / weight : 1.0 / measures.Count)];
        Blocked = [.. measures.SelectMany(BlocksOf), .. Groups.Where(g => g.MustHave.Contains(-1)).Select(g => new RehearsalBlock(g.Code, "must-have", "A measure without which it is not released is not there."))];
    }

    private RehearsedMeasure Make(Measure m, List<ActionGroup> groups, List<ElementKey> elements) => new(
        m.Id,
        Rules.Of(m.Kind),
        Rules.FailureOf(m.Kind, CountryOf(m.Authority)),
        (long)m.Offset.TotalSeconds,
        (long)(m.SuccessTest?.Grace ?? TimeSpan.Zero).TotalSeconds,
        groups.FindIndex(g => g.Code == m.Group),
        Authorities.IndexOf(m.Authority),
        m.Weight,
        [.. m.DependsOn.Select(d => (_index.GetValueOrDefault(d.MeasureId, -1), d.AfterExecuted))],
        [.. m.Elements.Select(e => elements.IndexOf(e))],
        m.Holds.Any(h => h.Authority != m.Authority),
        m.Holds.Any(h => h.Authority == m.Authority),
        Start.Stopping(m, Day.TZero).Any(),
        Lacks(m, MeasureState.Authorised, CommandKind.Ready, OfficerOf(m.Authority)).Count == 0,
        Lacks(m, MeasureState.Authorised, CommandKind.Change, OfficerOf(m.Authority)).Count == 0,
        Lacks(m, MeasureState.Draft, CommandKind.Submit, OfficerOf(m.Authority)).Count == 0,
        Lacks(m, MeasureState.Review, CommandKind.Authorise, MagistrateOf(m.Authority)).Count == 0);

    private RehearsedGroup Make(ActionGroup g, List<Measure> measures)
    {
        List<int> members = [.. measures.Where(m => m.Group == g.Code).Select(m => _index[m.Id])];
        var poll = (long?)g.PollOffset?.TotalSeconds;
        return new RehearsedGroup(
            g.Code,
            g.Rule,
            [.. g.Rule.MustHave.Select(id => _index.TryGetValue(id, out var i) && measures[i].Group == g.Code ? i : -1)],
            poll,
            poll is { } at ? at + 60 : members.Min(i => (long)measures[i].Offset.TotalSeconds) - 3600,
            members,
            [.. members.Select(i => measures[i].Authority).Distinct(StringComparer.Ordinal).Select(a => Authorities.IndexOf(a))]);
    }

    // What the real table says of a command, had the measure come to this state.
    private IReadOnlyList<Missing> Lacks(Measure m, MeasureState state, CommandKind command, string member)
    {
        var plan = Start with { Measures = Start.Measures.SetItem(m.Id, m with { State = state }) };
        return MeasureMachine.Why(plan, new MeasureCommand(m.Id, command, Actor.Of(Start.Members[member]), m.StateSince, command == CommandKind.Change ? Moved(m) : StandsBy));
    }

    private IEnumerable<RehearsalBlock> BlocksOf(Measure m)
    {
        var id = m.Id[Prefix.Length..];
        foreach (var missing in Lacks(m, MeasureState.Authorised, CommandKind.Ready, OfficerOf(m.Authority)))
        {
            yield return new RehearsalBlock(id, missing.Guard, missing.Text);
        }

        var at = new GuardCase(Start, m, new MeasureCommand(m.Id, CommandKind.Release, Actor.Clock, m.StateSince));
        foreach (var missing in Guards.NoHold.Missing(at).Concat(Guards.NoDeconfliction.Missing(at)))
        {
            yield return new RehearsalBlock(id, missing.Guard, missing.Text);
        }

        foreach (var gone in m.DependsOn.Where(d => !Start.Measures.ContainsKey(d.MeasureId)))
        {
            yield return new RehearsalBlock(id, "predecessor", $"It waits for {gone.MeasureId[Prefix.Length..]}, which was withdrawn.");
        }
    }

    private Country CountryOf(string authority) => Start.Authorities.TryGetValue(authority, out var known) ? known.Country : Country.Unknown;

    private static bool IsReserve(List<Measure> all, Measure m) => all.Exists(o => o.Fallback == m.Id && o.Id != m.Id) && all.TrueForAll(o => o.Fallback != m.Id || o.Offset <= m.Offset);

    private static Measure Copy(JointPlan plan, Measure m, ActionDay day, HashSet<string> ids) => new()
    {
        Id = Own(m.Id),
        Revision = m.Revision,
        Kind = m.Kind,
        Authority = m.Authority,
        Elements = m.Elements,
        Instruments = m.Instruments,
        Group = m.Group,
        Offset = m.Offset,
        DependsOn = [.. m.DependsOn.Where(d => ids.Contains(d.MeasureId) || !IsOfAnotherDay(plan, d.MeasureId, day)).Select(d => d with { MeasureId = Own(d.MeasureId) })],
        Fallback = m.Fallback is { } fallback && ids.Contains(fallback) ? Own(fallback) : null,
        SuccessTest = m.SuccessTest,
        Weight = m.Weight,
        Handling = m.Handling,
        Holds = m.Holds,
        State = MeasureState.Authorised,
        StateSince = Early(day),
    };

    // Before anything that a rehearsal plays: an offset is at most 30 days, and so is a call.
    private static DateTimeOffset Early(ActionDay day) => day.TZero.AddDays(-70);

    // What another day brings is supposed to be done; what was withdrawn never comes.
    private static bool IsOfAnotherDay(JointPlan plan, string id, ActionDay day) =>
        plan.Measures.TryGetValue(id, out var m) && m.State != MeasureState.Withdrawn && plan.GroupOf(m)?.Day != day.Number;

    private static string Own(string id) => Prefix + id;

    private static Member[] Invented(string authority) => [Person(OfficerOf(authority), authority, Roles.Officer), Person(MagistrateOf(authority), authority, Roles.Magistrate)];

    private static Member Person(string code, string authority, Roles roles) => new(code, code, authority, code, roles, []);

    private static ImmutableSortedDictionary<string, T> Sorted<T>(IEnumerable<T> items, Func<T, string> key) =>
        JointPlan.Empty<T>().AddRange(items.Select(i => KeyValuePair.Create(key(i), i)));
}
