using System.Linq.Expressions;
using Kortwiek.App.Act;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Deconflict;

using Kortwiek.Act;

/// <summary>The hits of an operation: found by the system across all compartments, kept as one half for each side in that side's own compartment.</summary>
/// <remarks>What is read with the system's eyes is not tracked and not answered; what is written for the other side goes past the change tracker, in the verb's one transaction.</remarks>
internal sealed class HitBook(Scope scope)
{
    private const string By = "system:deconfliction";

    /// <summary>The half of the acting member's side; a hit of others is as if it were not there.</summary>
    public async Task<Outcome<DeconflictionRow>> FindAsync(string code, CancellationToken cancellation)
    {
        var rows = await scope.Db.Set<DeconflictionRow>().AsNoTracking().OrderBy(r => r.FoundAt).ToListAsync(cancellation);
        return rows.Find(r => r.Code.Equals(code, StringComparison.OrdinalIgnoreCase)) is { } found
            ? found
            : new BadInput($"Your authority has no hit {code}. It has: {(rows.Count == 0 ? "none" : string.Join(", ", rows.Select(r => r.Code)))}.", Code: "unknown-hit");
    }

    /// <summary>After a decision on measures: does another authority work on their elements, or no more?</summary>
    /// <param name="before">The plan before the decision.</param>
    /// <param name="desk">The plan after it.</param>
    /// <param name="events">The decision's events.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task CompareAsync(JointPlan before, PlanDesk desk, IReadOnlyList<MeasureEvent> events, CancellationToken cancellation)
    {
        var keys = DeconflictionDesk.Concerned(before, desk.Plan, events);
        if (keys.Count == 0)
        {
            return;
        }

        await scope.BeginAsync(cancellation);
        await WithAllAsync(
            async own =>
            {
                var measures = await MeasuresAsync(keys, cancellation);
                foreach (var id in events.Select(e => e.MeasureId))
                {
                    measures[id] = desk.Plan.Measures[id];
                }

                var known = await WholeAsync(r => keys.Contains(r.Key), cancellation);
                var hits = DeconflictionDesk.Compare(known, DeconflictionDesk.Claims(measures.Values, keys), desk.Now);
                Tell(hits, own);
                await PutAsync(hits, own, desk.Plan, cancellation);
            },
            cancellation);
    }

    /// <summary>Keeps hits as a script has left them, with their measures.</summary>
    public async Task KeepAsync(IReadOnlyList<Deconfliction> hits, JointPlan plan, CancellationToken cancellation)
    {
        if (hits.Count == 0)
        {
            return;
        }

        await scope.BeginAsync(cancellation);
        await scope.Db.SaveChangesAsync(cancellation);
        await WithAllAsync(
            own =>
            {
                Tell(hits, own);
                return PutAsync(hits, own, plan, cancellation);
            },
            cancellation);
    }

    /// <summary>Asks for a decision on a whole hit and keeps what it grants.</summary>
    /// <returns>The hit as the acting member's side may know it.</returns>
    public async Task<Outcome<HitLine>> SayAsync(DeconflictionRow half, PlanDesk desk, Func<Deconfliction, Outcome<Deconfliction>> decide, CancellationToken cancellation)
    {
        await scope.BeginAsync(cancellation);
        Outcome<HitLine>? answer = null;
        await WithAllAsync(
            async own =>
            {
                var decided = decide((await WholeAsync(r => r.Code == half.Code, cancellation)).Single());
                if (decided is not Outcome<Deconfliction>.Done { Answer: var hit })
                {
                    answer = decided.As<HitLine>();
                    return;
                }

                var theirs = await PutAsync([hit], own, desk.Plan, cancellation);
                answer = HitLine.Of(hit.SeenBy(half.Authority), half.Authority, desk.Plan, theirs.GetValueOrDefault(half.Authority));
            },
            cancellation);
        return answer!;
    }

    /// <summary>The compartment of an authority alone.</summary>
    public async Task<Id<CompartmentRow>> OwnAsync(string authority, CancellationToken cancellation) =>
        Access.OwnOf(await scope.Db.Set<AuthorityRow>().Where(a => a.Code == authority).Select(a => a.Id).SingleAsync(cancellation));

    /// <summary>The plan with a hold on each ready measure of a group that stands still for a hit of which the reader may not know: to them its authority holds it, and that is all.</summary>
    public async Task<JointPlan> HeldBackAsync(JointPlan plan, string? group, DateTimeOffset now, CancellationToken cancellation)
    {
        var ready = group is null ? [] : plan.MeasuresOf(group).Where(m => m.State == MeasureState.Ready).ToList();
        List<ElementKey> keys = [.. ready.SelectMany(m => m.Elements).Distinct()];
        if (keys.Count == 0)
        {
            return plan;
        }

        var all = plan;
        await WithAllAsync(async _ => all = plan with { Deconflictions = [.. await WholeAsync(r => keys.Contains(r.Key), cancellation)] }, cancellation);
        foreach (var m in ready.Where(m => all.Stopping(m, now).Any() && !plan.Stopping(m, now).Any()))
        {
            plan = plan with { Measures = plan.Measures.SetItem(m.Id, m with { Holds = [.. m.Holds, new Hold(m.Authority, "", now, "its own side has to decide something first.")] }) };
        }

        return plan;
    }

    private static IReadOnlyList<HitMeasure> SideOf(Deconfliction hit, string authority, IEnumerable<Measure> measures, JointPlan plan) =>
    [
        .. measures.Where(m => m.Authority == authority && m.State != MeasureState.Withdrawn && m.Elements.Contains(hit.Key))
            .OrderBy(m => m.Id, StringComparer.Ordinal).Select(m => new HitMeasure(m.Kind, m.State, plan.InstantOf(m))),
    ];

    private async Task WithAllAsync(Func<IReadOnlyDictionary<string, Id<CompartmentRow>>, Task> work, CancellationToken cancellation)
    {
        var own = (await scope.Db.Set<AuthorityRow>().AsNoTracking().ToListAsync(cancellation)).ToDictionary(a => a.Code, a => Access.OwnOf(a.Id), StringComparer.Ordinal);
        await scope.Db.WithAsync(await MemberAccess.WithAllCasesAsync(scope.Db, cancellation), () => work(own), cancellation);
    }

    // A half knows its own side whole and less of the other: the two together know all.
    private async Task<IReadOnlyList<Deconfliction>> WholeAsync(Expression<Func<DeconflictionRow, bool>> which, CancellationToken cancellation)
    {
        var halves = await scope.Db.Set<DeconflictionRow>().AsNoTracking().Where(which).OrderBy(r => r.Code).ToListAsync(cancellation);
        return [.. halves.GroupBy(r => r.Code, StringComparer.Ordinal).Select(two => two.Aggregate(ActRows.Value(two.First()), (hit, half) => hit.With(ActRows.Value(half).Of(half.Authority))))];
    }

    private async Task<Dictionary<string, Measure>> MeasuresAsync(IReadOnlyList<ElementKey> keys, CancellationToken cancellation)
    {
        var db = scope.Db;
        List<ElementKey> wanted = [.. keys];
        var elements = await db.Set<ElementRow>().Where(e => wanted.Contains(e.Key)).Select(e => e.Id).ToListAsync(cancellation);
        var ids = await db.Set<MeasureElementRow>().Where(l => elements.Contains(l.ElementId)).Select(l => l.MeasureId).Distinct().ToListAsync(cancellation);
        var bodies = await db.Set<MeasureRow>().AsNoTracking().Where(m => ids.Contains(m.Id)).Select(m => m.Body).ToListAsync(cancellation);
        return bodies.Select(ActRows.Read<Measure>).ToDictionary(m => m.Id, StringComparer.Ordinal);
    }

    // Writes both halves. Once both sides have opened a hit, each gets the other's measures as they are now, by its own code.
    private async Task<IReadOnlyDictionary<string, IReadOnlyList<HitMeasure>>> PutAsync(
        IReadOnlyList<Deconfliction> hits, IReadOnlyDictionary<string, Id<CompartmentRow>> own, JointPlan plan, CancellationToken cancellation)
    {
        var learned = new Dictionary<string, IReadOnlyList<HitMeasure>>(StringComparer.Ordinal);
        foreach (var hit in hits)
        {
            var measures = hit.IsOpened ? (await MeasuresAsync([hit.Key], cancellation)).Values.ToList() : [];
            foreach (var side in (string[])[hit.A.Authority, hit.B.Authority])
            {
                var theirs = hit.IsOpened ? SideOf(hit, hit.Opposite(side).Authority, measures, plan) : null;
                if (theirs is not null)
                {
                    learned[side] = theirs;
                }

                await PutAsync(ActRows.Row(hit.SeenBy(side), side, theirs is null ? null : ActRows.Json(theirs), scope.Clock), own[side], cancellation);
            }
        }

        return learned;
    }

    private async Task PutAsync(DeconflictionRow half, Id<CompartmentRow> own, CancellationToken cancellation)
    {
        var known = await scope.Db.Set<DeconflictionRow>().Where(r => r.CompartmentId == own && r.Code == half.Code).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.State, half.State).SetProperty(r => r.FoundAt, half.FoundAt).SetProperty(r => r.Body, half.Body).SetProperty(r => r.Theirs, half.Theirs).SetProperty(r => r.Rev, r => r.Rev + 1),
            cancellation);
        if (known == 0)
        {
            half.CompartmentId = own;
            scope.Db.AddBulk([half]);
        }
    }

    // Each side's trace says what happened to it, and names nobody.
    private void Tell(IReadOnlyList<Deconfliction> hits, IReadOnlyDictionary<string, Id<CompartmentRow>> own)
    {
        foreach (var hit in hits)
        {
            var what = hit.State == HitState.Lapsed ? $"nobody else works on an element any more: {hit.Code}" : $"another authority works on an element: {hit.Code}";
            foreach (var side in (string[])[hit.A.Authority, hit.B.Authority])
            {
                scope.Record(scope.NewEntry("command") with { By = By }, "deconflict", what, Digest.Sha256Of(System.Text.Encoding.UTF8.GetBytes(hit.Code)), compartment: own[side]);
            }
        }
    }
}
