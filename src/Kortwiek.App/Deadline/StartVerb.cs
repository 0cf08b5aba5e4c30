namespace Kortwiek.App.Deadline;

using Kortwiek.Act;

/// <summary><c>deadline start ID</c>: the event happened, and here is the proof: the clock runs.</summary>
public sealed class StartVerb(Scope scope) : DeadlineVerb<StartVerb.Request>(scope)
{
    /// <summary>The event.</summary>
    public sealed record Request(
        [Argument("the deadline, such as I-017/tco.removal")] string Id,
        [Option("when it happened")] DateTimeOffset EventAt,
        [Option("proof of it: the receipt's reference")] string Proof);

    /// <inheritdoc/>
    protected override string IdOf(Request request) => request.Id;

    /// <inheritdoc/>
    protected override Outcome<Deadline> Change(Request request, Deadline deadline, DeadlineRule rule, DateTimeOffset now) =>
        string.IsNullOrWhiteSpace(request.Proof) ? BadInput.MissingOption("--proof", "a clock runs only with proof of its event.") : Start(deadline, request.EventAt, request.Proof, now);

    /// <summary>The deadline with a clock that runs.</summary>
    internal static Outcome<Deadline> Start(Deadline deadline, DateTimeOffset eventAt, string proof, DateTimeOffset now) =>
        deadline is { StartedAt: not null, Proof: { Length: > 0 } } ? new Refusals("started", $"The clock of {deadline.Id} runs since {deadline.StartedAt.Value}.")
        : eventAt > now ? new BadInput("The event lies in the future.")
        : deadline with { StartedAt = eventAt, Proof = proof.Trim() };
}
