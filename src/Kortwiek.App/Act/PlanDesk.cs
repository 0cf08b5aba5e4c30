using System.Collections.Immutable;
using Kortwiek.App.Plan;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Act;

using Kortwiek.Act;

/// <summary>The joint plan of an operation: the rows of the store as values, and what was decided back into rows. It adds rows and leaves the saving to the runner.</summary>
public sealed class PlanDesk
{
    private readonly KortwiekDb _db;
    private readonly TimeProvider _clock;
    private readonly Dictionary<string, MeasureRow> _measures = new(StringComparer.Ordinal);

    private PlanDesk(KortwiekDb db, TimeProvider clock, JointPlan plan, DateTimeOffset now)
    {
        _db = db;
        _clock = clock;
        Plan = plan;
        Now = now;
    }

    /// <summary>The plan as it stands, with what was decided here.</summary>
    public JointPlan Plan { get; private set; }

    /// <summary>The instant of this work; in a demo, whose days lie elsewhere, not before its last event.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The compartment into which a new measure goes; without it the shared one.</summary>
    public Id<CompartmentRow> Compartment { get; set; }

    /// <summary>Reads the plan.</summary>
    /// <param name="db">Sees one operation.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="withChannels">Whether elements know the channels that they serve; an authorisation asks for it, and it costs a walk through the network.</param>
    /// <param name="keys">Elements that are asked for beside those of the measures.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<PlanDesk> OpenAsync(
        KortwiekDb db, OperationRow operation, TimeProvider clock, bool withChannels, IReadOnlyList<ElementKey> keys, CancellationToken cancellation)
    {
        var authorities = (await db.Set<AuthorityRow>().AsNoTracking().ToListAsync(cancellation)).ConvertAll(ActRows.Value);
        var members = await db.Set<MemberRow>().AsNoTracking().ToListAsync(cancellation);
        var rows = await db.Set<MeasureRow>().ToListAsync(cancellation);
        var measures = rows.ConvertAll(r => ActRows.Read<Measure>(r.Body));
        var last = await db.Set<MeasureEventRow>().MaxAsync(e => (DateTimeOffset?)e.At, cancellation);
        var now = clock.GetUtcNow();
        var plan = new JointPlan
        {
            Operation = operation.Code,
            LeadAuthority = ActRows.CodeOf(operation.LeadAuthority, authorities),
            Authorities = Sorted(authorities, a => a.Code),
            Members = Sorted(members.Select(m => ActRows.Value(m, authorities)), m => m.Code),
            Findings = Sorted((await db.Set<FindingRow>().AsNoTracking().ToListAsync(cancellation)).Select(r => ActRows.Read<AffiliationFinding>(r.Body)), f => f.Channel),
            Instruments = Sorted((await db.Set<InstrumentRow>().AsNoTracking().ToListAsync(cancellation)).Select(r => ActRows.Read<Instrument>(r.Body)), i => i.Id),
            Days = (await db.Set<ActionDayRow>().AsNoTracking().ToListAsync(cancellation)).ToImmutableSortedDictionary(r => r.Number, ActRows.Value),
            Groups = Sorted((await db.Set<ActionGroupRow>().AsNoTracking().ToListAsync(cancellation)).Select(ActRows.Value), g => g.Code),
            Measures = Sorted(measures, m => m.Id),
            Polls = [.. (await db.Set<PollAnswerRow>().AsNoTracking().OrderBy(r => r.At).ToListAsync(cancellation)).Select(ActRows.Value)],
            FirstSignatures = Sorted((await db.Set<ReleaseSignatureRow>().AsNoTracking().Where(r => r.Waits).ToListAsync(cancellation)).Select(ActRows.Value), s => s.Group),
            Deconflictions = [.. (await db.Set<DeconflictionRow>().AsNoTracking().OrderBy(r => r.OpenedAt).ToListAsync(cancellation)).Select(ActRows.Value)],
            Elements = Sorted(await ElementsAsync(db, [.. measures.SelectMany(m => m.Elements), .. keys], withChannels, cancellation), e => e.Key.ToString()),
        };
        var desk = new PlanDesk(db, clock, plan, operation.Demo && last > now ? last.Value : now);
        foreach (var row in rows)
        {
            desk._measures.Add(row.Code, row);
        }

        return desk;
    }

    /// <summary>Reads the plan of a scope's operation.</summary>
    public static Task<PlanDesk> OpenAsync(Scope scope, CancellationToken cancellation, bool withChannels = false, params IReadOnlyList<ElementKey> keys) =>
        OpenAsync(scope.Db, scope.Operation, scope.Clock, withChannels, keys, cancellation);

    /// <summary>Who acts, as the plan knows the member.</summary>
    public Actor ActorOf(Scope scope) => Actor.Of(Plan.Members[scope.Handle]);

    /// <summary>The measures as they were at an instant, by their events. People, instruments and groups are those of today.</summary>
    public async Task<JointPlan> AtAsync(DateTimeOffset instant, CancellationToken cancellation)
    {
        var bodies = await _db.Set<MeasureEventRow>().AsNoTracking().Where(e => e.At <= instant).OrderBy(e => e.At).ThenBy(e => e.Sequence).Select(e => e.Body).ToListAsync(cancellation);
        return (Plan with { Measures = JointPlan.Empty<Measure>() }).With(bodies.Select(ActRows.Read<MeasureEvent>));
    }

    /// <summary>The events of a measure, in their order.</summary>
    public async Task<IReadOnlyList<MeasureEvent>> HistoryAsync(string measure, CancellationToken cancellation)
    {
        if (!_measures.TryGetValue(measure, out var row))
        {
            return [];
        }

        var bodies = await _db.Set<MeasureEventRow>().AsNoTracking().Where(e => e.MeasureId == row.Id).OrderBy(e => e.Sequence).Select(e => e.Body).ToListAsync(cancellation);
        return bodies.ConvertAll(ActRows.Read<MeasureEvent>);
    }

    /// <summary>The deadlines, by id.</summary>
    public async Task<IReadOnlyList<Deadline>> DeadlinesAsync(CancellationToken cancellation) =>
        [.. (await _db.Set<DeadlineRow>().AsNoTracking().ToListAsync(cancellation)).Select(r => ActRows.Read<Deadline>(r.Body)).OrderBy(d => d.Id, StringComparer.Ordinal)];

    /// <summary>What the system has to do by itself before anybody decides: readiness that falls back.</summary>
    public async Task TickAsync(CancellationToken cancellation) => await AddAsync(Plan.Tick(Now), cancellation);

    /// <summary>Takes events into the plan and into rows.</summary>
    public async Task AddAsync(IReadOnlyList<MeasureEvent> events, CancellationToken cancellation)
    {
        Plan = Plan.With(events);
        foreach (var e in events)
        {
            if (!_measures.TryGetValue(e.MeasureId, out var row))
            {
                _measures.Add(e.MeasureId, row = ActRows.Row(Plan.Measures[e.MeasureId], _clock));
                row.CompartmentId = Compartment == default ? _db.Access.Home : Compartment;
                _db.Add(row);
                await MeasureNumbers.UsedAsync(_db, row, cancellation);
            }

            var happened = ActRows.Row(e, row.Id, _clock);
            happened.CompartmentId = row.CompartmentId;
            _db.Add(happened);
        }

        foreach (var id in events.Select(e => e.MeasureId).Distinct(StringComparer.Ordinal))
        {
            ActRows.Set(_measures[id], Plan.Measures[id]);
        }

        await AddElementsAsync(events, cancellation);
    }

    /// <summary>Takes an instrument into the plan and into rows, with the deadlines that it brings along for a measure.</summary>
    public void Add(Instrument instrument, string? measure, string authority, DeadlineRules rules)
    {
        Plan = Plan with { Instruments = Plan.Instruments.SetItem(instrument.Id, instrument) };
        var compartment = measure is null ? _db.Access.Home : _measures[measure].CompartmentId;
        Put(ActRows.Row(instrument, _clock));
        foreach (var rule in rules.For(instrument.Type).Where(r => r.Id != "own.instrument-expiry" || instrument.ValidUntil is not null))
        {
            var started = rule.Id == "own.instrument-expiry" ? instrument.ValidUntil : rule.NeedsProof ? null : instrument.IssuedAt;
            Put(ActRows.Row(new Deadline(Deadline.IdOf(instrument.Id, rule.Id), rule.Id, instrument.Id, measure, authority, started, null, []), _clock));
        }

        void Put(CompartmentOwned row)
        {
            row.CompartmentId = compartment;
            _db.Add(row);
        }
    }

    /// <summary>Takes a signature: the first waits, the second releases.</summary>
    /// <param name="signed">The signature and what it does.</param>
    /// <param name="proof">The assertion that came with it, or null in a demo.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task AddAsync(Signed signed, string? proof, CancellationToken cancellation)
    {
        await KeepAsync(signed, proof, cancellation);
        var first = ReleaseDesk.After(Plan, signed).FirstSignatures;
        await AddAsync(signed.Events, cancellation);
        Plan = Plan with { FirstSignatures = first };
    }

    /// <summary>Takes a played step into the plan and into rows.</summary>
    public async Task TakeAsync(PlayStep step, Played played, CancellationToken cancellation)
    {
        if (played.Refused is not null)
        {
            return;
        }

        if (step.Poll is { } poll)
        {
            _db.Add(ActRows.Row(poll, _clock));
        }
        else if (step.Deadline is { } deadline)
        {
            _db.Add(ActRows.Row(deadline, _clock));
        }
        else if (step.Instrument is { } instrument)
        {
            await SetAsync(instrument, cancellation);
        }
        else if (step.Deconfliction is { } hit)
        {
            await SetAsync(hit, cancellation);
        }
        else if (played.Signed is { } signed)
        {
            await KeepAsync(signed, null, cancellation);
        }

        await AddAsync(played.Events, cancellation);
        Plan = played.Plan;
    }

    /// <summary>Takes what changed of an instrument into its row.</summary>
    public async Task SetAsync(Instrument instrument, CancellationToken cancellation)
    {
        var row = _db.Set<InstrumentRow>().Local.FirstOrDefault(r => r.Code == instrument.Id)
            ?? await _db.Set<InstrumentRow>().FirstOrDefaultAsync(r => r.Code == instrument.Id, cancellation);
        if (row is null)
        {
            _db.Add(ActRows.Row(instrument, _clock));
        }
        else
        {
            ActRows.Set(row, instrument);
        }
    }

    // One first signature waits at a time; a complete pair leaves none.
    private async Task KeepAsync(Signed signed, string? proof, CancellationToken cancellation)
    {
        var group = signed.Signature.Group;
        await _db.Set<ReleaseSignatureRow>().Where(r => r.Group == group && r.Waits).LoadAsync(cancellation);
        foreach (var waiting in _db.Set<ReleaseSignatureRow>().Local.Where(r => r.Group == group))
        {
            waiting.Waits = false;
        }

        var row = ActRows.Row(signed.Signature, waits: !signed.IsComplete, _clock);
        row.Proof = proof;
        _db.Add(row);
    }

    private async Task SetAsync(Deconfliction hit, CancellationToken cancellation)
    {
        var row = _db.Set<DeconflictionRow>().Local.FirstOrDefault(r => r.Key == hit.Key)
            ?? await _db.Set<DeconflictionRow>().FirstOrDefaultAsync(r => r.Key == hit.Key, cancellation);
        if (row is null)
        {
            _db.Add(ActRows.Row(hit, _clock));
        }
        else
        {
            (row.Resolution, row.DecidedBy) = (hit.Resolution, string.Join(',', hit.DecidedBy));
        }
    }

    private async Task AddElementsAsync(IReadOnlyList<MeasureEvent> events, CancellationToken cancellation)
    {
        var touched = events.Where(e => e.Detail.Content?.Elements is not null).Select(e => e.MeasureId).Distinct(StringComparer.Ordinal).ToList();
        if (touched.Count == 0)
        {
            return;
        }

        List<ElementKey> keys = [.. touched.SelectMany(id => Plan.Measures[id].Elements).Distinct()];
        var ids = await _db.Set<ElementRow>().AsNoTracking().Where(e => keys.Contains(e.Key)).ToDictionaryAsync(e => e.Key, e => e.Id, cancellation);
        foreach (var id in touched)
        {
            var (measure, compartment) = (_measures[id].Id, _measures[id].CompartmentId);
            await _db.Set<MeasureElementRow>().Where(r => r.MeasureId == measure).LoadAsync(cancellation);
            List<MeasureElementRow> old = [.. _db.Set<MeasureElementRow>().Local.Where(r => r.MeasureId == measure)];
            var wanted = Plan.Measures[id].Elements.Where(ids.ContainsKey).Select(k => ids[k]).ToHashSet();
            _db.RemoveRange(old.Where(r => !wanted.Remove(r.ElementId)));
            _db.AddRange(wanted.Order().Select(e => new MeasureElementRow { Id = Id<MeasureElementRow>.New(_clock), CompartmentId = compartment, MeasureId = measure, ElementId = e }));
        }
    }

    private static async Task<IEnumerable<PlanElement>> ElementsAsync(KortwiekDb db, IReadOnlyList<ElementKey> keys, bool withChannels, CancellationToken cancellation)
    {
        List<ElementKey> wanted = [.. keys.Distinct()];
        var known = await db.Set<ElementRow>().AsNoTracking().Where(e => wanted.Contains(e.Key)).Select(e => e.Key).ToListAsync(cancellation);
        var channels = withChannels ? await ServedAsync(db, cancellation) : [];
        return known.Select(k => new PlanElement(k, channels.TryGetValue(k.ToString(), out var served) ? [.. served] : []));
    }

    // Which channels lie behind an element: from each channel backwards along the ways of its audience.
    private static async Task<Dictionary<string, SortedSet<string>>> ServedAsync(KortwiekDb db, CancellationToken cancellation)
    {
        var model = (await ServiceMaps.OfAsync(db, cancellation)).Model;
        var back = model.Links.ToLookup(l => l.To, l => l.From, StringComparer.Ordinal);
        var served = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var channel in model.Channels)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var open = new Stack<string>([channel.Id]);
            while (open.TryPop(out var at))
            {
                foreach (var from in back[at].Where(seen.Add))
                {
                    open.Push(from);
                    (served.TryGetValue(from, out var set) ? set : served[from] = new SortedSet<string>(StringComparer.Ordinal)).Add(channel.Id);
                }
            }
        }

        return served;
    }

    private static ImmutableSortedDictionary<string, T> Sorted<T>(IEnumerable<T> items, Func<T, string> key) =>
        JointPlan.Empty<T>().AddRange(items.Select(i => KeyValuePair.Create(key(i), i)));
}
