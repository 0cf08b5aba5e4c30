using Kortwiek.App.Act;
using Kortwiek.App.Deconflict;

namespace Kortwiek.App.Measure;

using Kortwiek.Act;

/// <summary>What the verbs on one measure have in common: read the plan, let the system do what is due, ask the table, keep the events.</summary>
/// <typeparam name="TRequest">The verb's own request.</typeparam>
/// <param name="scope">The operation and who acts.</param>
/// <param name="kind">The command.</param>
public abstract class MeasureVerb<TRequest>(Scope scope, CommandKind kind) : IVerb<TRequest, MeasureAnswer>
{
    /// <summary>The operation and who acts.</summary>
    protected Scope Scope { get; } = scope;

    /// <inheritdoc/>
    public virtual async Task<Outcome<MeasureAnswer>> RunAsync(TRequest request, IProgress<Step> progress, CancellationToken cancellation)
    {
        var asked = Ask(request, cancellation);
        if (asked is not Outcome<Asked>.Done { Answer: var wanted })
        {
            return asked.As<MeasureAnswer>();
        }

        var desk = await PlanDesk.OpenAsync(Scope, cancellation, withChannels: kind == CommandKind.Authorise, wanted.Detail.Content?.Elements ?? []);
        await desk.TickAsync(cancellation);
        return await DecideAsync(desk, wanted, kind, cancellation);
    }

    /// <summary>The measure and what the request brings; a bad input where it cannot be read.</summary>
    protected abstract Outcome<Asked> Ask(TRequest request, CancellationToken cancellation);

    /// <summary>Asks the table and keeps what it grants.</summary>
    private protected async Task<Outcome<MeasureAnswer>> DecideAsync(PlanDesk desk, Asked wanted, CommandKind command, CancellationToken cancellation)
    {
        var decided = MeasureMachine.Decide(desk.Plan, new MeasureCommand(wanted.Id, command, desk.ActorOf(Scope), desk.Now, wanted.Detail));
        if (decided is not Outcome<Accepted>.Done { Answer: var accepted })
        {
            return decided.As<MeasureAnswer>();
        }

        var before = desk.Plan;
        await desk.AddAsync(accepted.Events, cancellation);
        await new HitBook(Scope).CompareAsync(before, desk, accepted.Events, cancellation);
        return MeasureAnswer.Of(desk.Plan.Measures[wanted.Id], accepted);
    }
}

/// <summary>A command as a request asks for it.</summary>
/// <param name="Id">The measure.</param>
/// <param name="Detail">What comes with it.</param>
public sealed record Asked(string Id, CommandDetail Detail)
{
    /// <summary>With a reason, or with nothing.</summary>
    public Asked(string id, string? reason = null)
        : this(id, reason is null ? CommandDetail.None : new CommandDetail { Reason = reason.Trim() })
    {
    }
}
