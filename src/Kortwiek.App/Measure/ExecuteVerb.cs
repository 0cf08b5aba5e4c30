namespace Kortwiek.App.Measure;

using Kortwiek.Act;

/// <summary><c>measure execute ID</c>: a person reports that the measure was carried out; the system never does it by itself.</summary>
public sealed class ExecuteVerb(Scope scope) : MeasureVerb<ExecuteVerb.Request>(scope, CommandKind.Execute)
{
    /// <summary>The report.</summary>
    public sealed record Request(
        [Argument("the measure, such as M-001")] string Id,
        [Option("why it was carried out before its instant")] string? Reason = null,
        [Option("the authority that reported, where somebody else enters it")] string? ReportedBy = null,
        [Option("when it reported")] DateTimeOffset? ReportedAt = null,
        [Option("how it reported")] string? Channel = null);

    /// <inheritdoc/>
    protected override Outcome<Asked> Ask(Request request, CancellationToken cancellation) => ReportOptions.As(
        request.Id, ReportOptions.With(new CommandDetail { Reason = request.Reason?.Trim() }, request.ReportedBy, request.ReportedAt, request.Channel));
}
