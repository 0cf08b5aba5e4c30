namespace Kortwiek.App.Measure;

using Kortwiek.Act;

/// <summary><c>measure send-back ID</c>: the reviewer gives the draft back with a reason.</summary>
public sealed class SendBackVerb(Scope scope) : MeasureVerb<SendBackVerb.Request>(scope, CommandKind.SendBack)
{
    /// <summary>The measure and why.</summary>
    public sealed record Request(
        [Argument("the measure, such as M-001")] string Id,
        [Option("why, in at least 10 characters")] string Reason);

    /// <inheritdoc/>
    protected override Outcome<Asked> Ask(Request request, CancellationToken cancellation) => new Asked(request.Id, request.Reason);
}
