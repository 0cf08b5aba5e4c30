namespace Kortwiek.App.Deadline;

using Kortwiek.Act;

/// <summary><c>deadline stop ID</c>: a ground stops the clock; with <c>--until</c> it has ended, and the clock starts anew.</summary>
public sealed class StopVerb(Scope scope) : DeadlineVerb<StopVerb.Request>(scope)
{
    /// <summary>The ground.</summary>
    public sealed record Request(
        [Argument("the deadline, such as I-017/tco.removal")] string Id,
        [Option("force majeure, a manifest error, an unclear order: in words; to end a ground, leave it out")] string? Ground = null,
        [Option("when the ground was stated")] DateTimeOffset? From = null,
        [Option("when it ended or the clarification arrived")] DateTimeOffset? Until = null);

    /// <inheritdoc/>
    protected override string IdOf(Request request) => request.Id;

    /// <inheritdoc/>
    protected override Outcome<Deadline> Change(Request request, Deadline deadline, DeadlineRule rule, DateTimeOffset now) => Stop(request, deadline, rule, now);

    /// <summary>The deadline with a ground that stops its clock, or with the ground ended.</summary>
    internal static Outcome<Deadline> Stop(Request request, Deadline deadline, DeadlineRule rule, DateTimeOffset now)
    {
        if (!rule.ClockStops)
        {
            return new Refusals("clock-stops", $"No ground stops the clock of {rule.Id}.");
        }

        if (deadline.StartedAt is not { } started)
        {
            return new Refusals("started", $"The clock of {deadline.Id} has not started.");
        }

        if (request.From > now || request.Until > now)
        {
            return new BadInput("The ground lies in the future.");
        }

        var open = deadline.Stops.Count > 0 && deadline.Stops[^1].Until is null ? deadline.Stops[^1] : null;
        if (open is not null)
        {
            return request.Until is not { } end ? BadInput.MissingOption("--until", $"a ground stands since {Utc.Text(open.From)}; say when it ended.")
                : end < open.From ? new BadInput($"The ground was stated at {Utc.Text(open.From)}; it cannot end before.")
                : deadline with { Stops = [.. deadline.Stops.SkipLast(1), open with { Until = end }] };
        }

        return string.IsNullOrWhiteSpace(request.Ground) ? BadInput.MissingOption("--ground", "say what stops the clock.")
            : request.From is not { } from ? BadInput.MissingOption("--from", "say when the ground was stated.")
            : from < started ? new BadInput($"The clock started at {Utc.Text(started)}; a ground cannot stop it before.")
            : request.Until < from ? new BadInput("The ground cannot end before it was stated.")
            : deadline with { Stops = [.. deadline.Stops, new ClockStop(from, request.Until, request.Ground.Trim())] };
    }
}
