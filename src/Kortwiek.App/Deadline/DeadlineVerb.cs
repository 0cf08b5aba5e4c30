using Kortwiek.App.Act;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Deadline;

using Kortwiek.Act;

/// <summary>What the verbs on one deadline have in common.</summary>
/// <typeparam name="TRequest">The verb's own request.</typeparam>
/// <param name="scope">The operation and who acts.</param>
public abstract class DeadlineVerb<TRequest>(Scope scope) : IVerb<TRequest, DeadlineLine>
{
    /// <inheritdoc/>
    public async Task<Outcome<DeadlineLine>> RunAsync(TRequest request, IProgress<Step> progress, CancellationToken cancellation)
    {
        var rules = RulesFile.Read(scope.Installation);
        if (rules is not Outcome<DeadlineRules>.Done { Answer: var known })
        {
            return rules.As<DeadlineLine>();
        }

        var desk = await PlanDesk.OpenAsync(scope, cancellation);
        var id = IdOf(request);
        var row = await scope.Db.Set<DeadlineRow>().FirstOrDefaultAsync(r => r.Code == id, cancellation);
        if (row is null)
        {
            return new BadInput($"There is no deadline {id} in {scope.Operation.Code}; deadline list shows them.", Code: "unknown-deadline");
        }

        var deadline = ActRows.Read<Deadline>(row.Body);
        if (DeadlineBook.Keeps(desk.Plan, desk.ActorOf(scope), deadline.Authority) is { } refused)
        {
            return refused;
        }

        if (known.Find(deadline.RuleId) is not { } rule)
        {
            return new Refusals("rule", $"The rules file has no rule {deadline.RuleId} any more.");
        }

        var changed = Change(request, deadline, rule, desk.Now);
        if (changed is not Outcome<Deadline>.Done { Answer: var after })
        {
            return changed.As<DeadlineLine>();
        }

        ActRows.Set(row, after);
        return DeadlineLine.Of(DeadlineBook.At(desk.Plan, [after], known, desk.Now)[0]);
    }

    /// <summary>The deadline that the request names.</summary>
    protected abstract string IdOf(TRequest request);

    /// <summary>The deadline after the request.</summary>
    protected abstract Outcome<Deadline> Change(TRequest request, Deadline deadline, DeadlineRule rule, DateTimeOffset now);
}
