using Kortwiek.Act;
using Kortwiek.App.Act;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Compartment;

/// <summary><c>compartment assign MEASURE --to CODE</c>: moves a measure with its history, instruments and deadlines to another compartment. Two persons: the first asks, the second decides by the same command.</summary>
public sealed class AssignVerb(Scope scope) : IVerb<AssignVerb.Request, AssignVerb.Response>
{
    /// <summary>What goes where.</summary>
    public sealed record Request(
        [Argument("the measure, such as M-001")] string Measure,
        [Option("code of the compartment")] string To,
        [Option("why; at least 10 characters")] string Reason);

    /// <summary>The move as it stands.</summary>
    /// <param name="Measure">The measure.</param>
    /// <param name="From">Where it was.</param>
    /// <param name="To">Where it goes.</param>
    /// <param name="Moved">True once the second person has decided.</param>
    /// <param name="AskedBy">Handle of the first.</param>
    /// <param name="DecidedBy">Handle of the second, or null.</param>
    /// <param name="Rows">Rows that went along.</param>
    public sealed record Response(string Measure, string From, string To, bool Moved, string AskedBy, string? DecidedBy, int Rows);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (request.Reason.Trim().Length is < 10 or > 1000)
        {
            return BadInput.MissingOption("--reason", "a move says why, in 10 to 1000 characters.");
        }

        var target = await Compartments.FindAsync(scope, request.To, cancellation);
        if (target is not Outcome<CompartmentRow>.Done { Answer: var to })
        {
            return target.As<Response>();
        }

        var plan = (await PlanDesk.OpenAsync(scope, cancellation)).Plan;
        if (await scope.Db.Set<MeasureRow>().FirstOrDefaultAsync(m => m.Code == request.Measure, cancellation) is not { } measure)
        {
            return new BadInput($"There is no measure {request.Measure} in {scope.Operation.Code}.", Code: "unknown-measure");
        }

        var from = (await Compartments.SeenAsync(scope, cancellation)).First(c => c.Id == measure.CompartmentId);
        var asked = await scope.Db.Set<CompartmentMoveRow>().Where(m => m.Subject == request.Measure && m.ToId == to.Id && m.DecidedAt == null).FirstOrDefaultAsync(cancellation);
        if (Against(plan, measure, from, to, asked) is { } refusals)
        {
            return refusals;
        }

        if (asked is null)
        {
            scope.Db.Add(new CompartmentMoveRow
            {
                Id = Id<CompartmentMoveRow>.New(scope.Clock),
                CompartmentId = from.Id,
                Subject = request.Measure,
                ToId = to.Id,
                Reason = request.Reason.Trim(),
                AskedBy = scope.Handle,
                AskedByPerson = scope.Member!.PersonId,
                AskedAt = scope.Clock.GetUtcNow(),
            });
            return new Response(request.Measure, from.Code, to.Code, false, scope.Handle, null, 0);
        }

        (asked.DecidedBy, asked.DecidedAt, asked.CompartmentId) = (scope.Handle, scope.Clock.GetUtcNow(), to.Id);
        var rows = await MoveAsync(plan, measure, to.Id, cancellation);
        return new Response(request.Measure, from.Code, to.Code, true, asked.AskedBy, scope.Handle, rows);
    }

    private Refusals? Against(JointPlan plan, MeasureRow measure, CompartmentRow from, CompartmentRow to, CompartmentMoveRow? asked)
    {
        var all = new List<Refusal>();
        var actor = Actor.Of(plan.Members[scope.Handle]);
        if ((actor.Roles & (Roles.Coordinator | Roles.Magistrate)) == Roles.None)
        {
            all.Add(new Refusal("role", $"A measure is moved by magistrates or the coordinator; you are {RoleNames.Say(actor.Roles)}."));
        }

        if (from.Id == to.Id)
        {
            all.Add(new Refusal("same-compartment", $"{measure.Code} is in {to.Code} already."));
        }

        if (asked?.AskedByPerson == scope.Member!.PersonId)
        {
            all.Add(new Refusal("four-eyes", "You asked for this move yourself; a second person decides."));
        }

        if (to.Id != scope.Db.Access.Home && !MemberAccess.AuthoritiesOf(to).Contains(measure.Authority))
        {
            all.Add(new Refusal("executing-authority", $"{measure.Authority}, which carries {measure.Code} out, is not in {to.Code}."));
        }

        if (NamedBy(plan, measure.Code) is { } other)
        {
            all.Add(new Refusal("named-elsewhere", $"{other} names {measure.Code}; those who see the one would learn of the other."));
        }

        return all.Count == 0 ? null : new Refusals(all);
    }

    private static string? NamedBy(JointPlan plan, string code) =>
        plan.Measures.Values.FirstOrDefault(m => m.Id != code && (m.Fallback == code || m.DependsOn.Any(d => d.MeasureId == code)))?.Id
        ?? plan.Groups.Values.FirstOrDefault(g => g.Rule.MustHave.Contains(code))?.Code;

    // Everything that names the measure goes along, and the lines of the trace that do.
    private async Task<int> MoveAsync(JointPlan plan, MeasureRow measure, Id<CompartmentRow> to, CancellationToken cancellation)
    {
        var db = scope.Db;
        var instruments = plan.Measures[measure.Code].Instruments.Where(i => plan.Measures.Values.All(m => m.Id == measure.Code || !m.Instruments.Contains(i))).ToList();
        List<CompartmentOwned> rows =
        [
            measure,
            .. await db.Set<MeasureEventRow>().Where(r => r.MeasureId == measure.Id).ToListAsync(cancellation),
            .. await db.Set<MeasureElementRow>().Where(r => r.MeasureId == measure.Id).ToListAsync(cancellation),
            .. await db.Set<InstrumentRow>().Where(r => instruments.Contains(r.Code)).ToListAsync(cancellation),
            .. await db.Set<DeadlineRow>().Where(r => r.Measure == measure.Code).ToListAsync(cancellation),
            .. await db.Set<CompartmentMoveRow>().Where(r => r.Subject == measure.Code).ToListAsync(cancellation),
            .. await TraceAsync(measure.Code, cancellation),
        ];
        foreach (var instrument in instruments)
        {
            rows.AddRange(await TraceAsync(instrument, cancellation));
        }

        foreach (var row in rows)
        {
            row.CompartmentId = to;
        }

        return rows.Count;
    }

    // A line of the trace ends with what it is about; a deadline's code begins with its instrument's.
    private Task<List<OutboxRow>> TraceAsync(string code, CancellationToken cancellation) =>
        scope.Db.Set<OutboxRow>().Where(r => r.Summary.EndsWith(" " + code) || r.Summary.Contains(" " + code + "/")).ToListAsync(cancellation);
}
