namespace Kortwiek.App.Deadline;

using Kortwiek.Act;

/// <summary><c>deadline meet ID</c>: what it asks was done.</summary>
public sealed class MeetVerb(Scope scope) : DeadlineVerb<MeetVerb.Request>(scope)
{
    /// <summary>When.</summary>
    public sealed record Request(
        [Argument("the deadline, such as I-017/tco.removal")] string Id,
        [Option("when it was done")] DateTimeOffset DoneAt);

    /// <inheritdoc/>
    protected override string IdOf(Request request) => request.Id;

    /// <inheritdoc/>
    protected override Outcome<Deadline> Change(Request request, Deadline deadline, DeadlineRule rule, DateTimeOffset now) =>
        Meet(deadline, request.DoneAt, now);

    /// <summary>The deadline with what it asks done.</summary>
    internal static Outcome<Deadline> Meet(Deadline deadline, DateTimeOffset doneAt, DateTimeOffset now) =>
        doneAt > now ? new BadInput("It cannot have been done in the future.")
        : deadline.DoneAt is { } done ? new Refusals("done", $"{deadline.Id} was done at {done}.")
        : deadline with { DoneAt = doneAt };
}
