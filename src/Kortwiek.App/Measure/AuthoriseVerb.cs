namespace Kortwiek.App.Measure;

using Kortwiek.Act;

/// <summary><c>measure authorise ID</c>: the executing magistrate says yes.</summary>
public sealed class AuthoriseVerb(Scope scope) : MeasureVerb<AuthoriseVerb.Request>(scope, CommandKind.Authorise)
{
    /// <summary>The measure.</summary>
    public sealed record Request(
        [Argument("the measure, such as M-001")] string Id,
        [Option("a remark that is kept")] string? Reason = null);

    /// <inheritdoc/>
    protected override Outcome<Asked> Ask(Request request, CancellationToken cancellation) => new Asked(request.Id, request.Reason);
}
