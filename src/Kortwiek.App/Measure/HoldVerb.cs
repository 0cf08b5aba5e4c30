namespace Kortwiek.App.Measure;

using Kortwiek.Act;

/// <summary><c>measure hold ID</c>: a magistrate stops the measure.</summary>
public sealed class HoldVerb(Scope scope) : MeasureVerb<HoldVerb.Request>(scope, CommandKind.Hold)
{
    /// <summary>The measure and why.</summary>
    public sealed record Request(
        [Argument("the measure, such as M-001")] string Id,
        [Option("why, in at least 10 characters")] string Reason);

    /// <inheritdoc/>
    protected override Outcome<Asked> Ask(Request request, CancellationToken cancellation) => new Asked(request.Id, request.Reason);
}
