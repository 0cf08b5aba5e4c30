namespace Kortwiek.App.Measure;

using Kortwiek.Act;

/// <summary><c>measure ready ID</c>: team, tools and contact stand by; the plan's hash is stamped on the measure.</summary>
public sealed class ReadyVerb(Scope scope) : MeasureVerb<ReadyVerb.Request>(scope, CommandKind.Ready)
{
    /// <summary>Who stands by with what.</summary>
    public sealed record Request(
        [Argument("the measure, such as M-001")] string Id,
        [Option("who carries it out")] string Team,
        [Option("with what")] string Tools,
        [Option("how they are reached at the instant")] string Contact,
        [Option("how many seconds the installation's clock is off the reference, as measured")] double? ClockOffset = null);

    /// <inheritdoc/>
    protected override Outcome<Asked> Ask(Request request, CancellationToken cancellation) => request.ClockOffset is { } seconds && Math.Abs(seconds) > 86_400
        ? new BadInput("--clock-offset is a number of seconds, at most a day.")
        : new Asked(request.Id, new CommandDetail
        {
            Readiness = new Readiness(request.Team, request.Tools, request.Contact, request.ClockOffset is { } s ? TimeSpan.FromSeconds(s) : null),
        });
}
