namespace Kortwiek.App.Measure;

using Kortwiek.Act;

/// <summary><c>measure withdraw ID</c>: the measure is given up.</summary>
public sealed class WithdrawVerb(Scope scope) : MeasureVerb<WithdrawVerb.Request>(scope, CommandKind.Withdraw)
{
    /// <summary>The measure and why.</summary>
    public sealed record Request(
        [Argument("the measure, such as M-001")] string Id,
        [Option("why, in at least 10 characters")] string Reason);

    /// <inheritdoc/>
    protected override Outcome<Asked> Ask(Request request, CancellationToken cancellation) => new Asked(request.Id, request.Reason);
}
