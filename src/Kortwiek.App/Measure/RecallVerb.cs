namespace Kortwiek.App.Measure;

using Kortwiek.Act;

/// <summary><c>measure recall ID</c>: the release is taken back before it is carried out; where the group goes whole, all of it.</summary>
public sealed class RecallVerb(Scope scope) : MeasureVerb<RecallVerb.Request>(scope, CommandKind.Recall)
{
    /// <summary>The measure.</summary>
    public sealed record Request(
        [Argument("the measure, such as M-001")] string Id,
        [Option("why")] string? Reason = null);

    /// <inheritdoc/>
    protected override Outcome<Asked> Ask(Request request, CancellationToken cancellation) => new Asked(request.Id, request.Reason);
}
