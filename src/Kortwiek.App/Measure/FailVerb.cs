namespace Kortwiek.App.Measure;

using Kortwiek.Act;

/// <summary><c>measure fail ID</c>: a person reports that the measure failed, or that it did not hold.</summary>
public sealed class FailVerb(Scope scope) : MeasureVerb<FailVerb.Request>(scope, CommandKind.Fail)
{
    /// <summary>The report.</summary>
    public sealed record Request(
        [Argument("the measure, such as M-001")] string Id,
        [Option("why it failed")] FailureCode Code,
        [Option("what happened")] string? Reason = null,
        [Option("after the execution: when the success test was seen to be false")] DateTimeOffset? TestedAt = null,
        [Option("the authority that reported, where somebody else enters it")] string? ReportedBy = null,
        [Option("when it reported")] DateTimeOffset? ReportedAt = null,
        [Option("how it reported")] string? Channel = null);

    /// <inheritdoc/>
    protected override Outcome<Asked> Ask(Request request, CancellationToken cancellation) => ReportOptions.As(
        request.Id,
        ReportOptions.With(
            new CommandDetail
            {
                Failure = request.Code,
                Reason = request.Reason?.Trim(),
                Test = request.TestedAt is { } at ? new TestAnswer(false, at) : null,
            },
            request.ReportedBy,
            request.ReportedAt,
            request.Channel));
}
