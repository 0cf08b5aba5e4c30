namespace Kortwiek.App.Measure;

using Kortwiek.Act;

/// <summary><c>measure retry ID</c>: starts again after a failure, as a draft with a new revision.</summary>
public sealed class RetryVerb(Scope scope) : MeasureVerb<RetryVerb.Request>(scope, CommandKind.Retry)
{
    /// <summary>The measure.</summary>
    public sealed record Request(
        [Argument("the measure, such as M-001")] string Id,
        [Option("a remark that is kept")] string? Reason = null);

    /// <inheritdoc/>
    protected override Outcome<Asked> Ask(Request request, CancellationToken cancellation) => new Asked(request.Id, request.Reason);
}
