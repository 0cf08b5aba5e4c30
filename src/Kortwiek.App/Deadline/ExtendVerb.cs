namespace Kortwiek.App.Deadline;

using Kortwiek.Act;

/// <summary><c>deadline extend ID</c>: the extension that the rule allows is used once.</summary>
public sealed class ExtendVerb(Scope scope) : DeadlineVerb<ExtendVerb.Request>(scope)
{
    /// <summary>Why.</summary>
    public sealed record Request(
        [Argument("the deadline, such as I-017/eio.recognise")] string Id,
        [Option("the decision on it, in words")] string Reason);

    /// <inheritdoc/>
    protected override string IdOf(Request request) => request.Id;

    /// <inheritdoc/>
    protected override Outcome<Deadline> Change(Request request, Deadline deadline, DeadlineRule rule, DateTimeOffset now) =>
        deadline.Extensions >= rule.ExtensionTimes
            ? rule.Extension is null ? new Refusals("extension", $"{rule.Id} cannot be extended.") : new Refusals("extension", $"{rule.Id} was extended {deadline.Extensions} times; it allows no more.")
            : deadline with { Extensions = deadline.Extensions + 1 };
}
