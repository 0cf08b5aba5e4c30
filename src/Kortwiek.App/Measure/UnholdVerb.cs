namespace Kortwiek.App.Measure;

using Kortwiek.Act;

/// <summary><c>measure unhold ID</c>: a magistrate lifts the own authority's hold.</summary>
public sealed class UnholdVerb(Scope scope) : MeasureVerb<UnholdVerb.Request>(scope, CommandKind.Unhold)
{
    /// <summary>The measure and why.</summary>
    public sealed record Request(
        [Argument("the measure, such as M-001")] string Id,
        [Option("why, in at least 10 characters")] string Reason);

    /// <inheritdoc/>
    protected override Outcome<Asked> Ask(Request request, CancellationToken cancellation) => new Asked(request.Id, request.Reason);
}
