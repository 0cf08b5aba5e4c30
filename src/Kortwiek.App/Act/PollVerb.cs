namespace Kortwiek.App.Act;

using Kortwiek.Act;

/// <summary><c>act poll ANSWER</c>: an authority answers a poll before T.</summary>
public sealed class PollVerb(Scope scope) : IVerb<PollVerb.Request, PollVerb.Response>
{
    /// <summary>The answer.</summary>
    public sealed record Request(
        [Argument("go, no-go or hold")] PollWord Answer,
        [Option("number of the action day")] int Day,
        [Option("which poll, in minutes before T: 1440, 120, 30 or 5")] int Before = 5,
        [Option("why; needed for no-go and hold")] string? Reason = null);

    /// <summary>The poll with this answer.</summary>
    public sealed record Response(int Day, int Before, string Authority, PollWord Answer, IReadOnlyList<Line> Poll);

    /// <summary>One authority's last answer to the poll; null where it has not answered.</summary>
    public sealed record Line(string Authority, PollWord? Answer, string Reason);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (request.Before is < 1 or > 43_200)
        {
            return new BadInput("--before is a number of minutes from 1 to 43200.");
        }

        if (request.Answer != PollWord.Go && (request.Reason?.Trim().Length ?? 0) < 10)
        {
            return BadInput.MissingOption("--reason", "a no-go or a hold says why, in at least 10 characters.");
        }

        var desk = await PlanDesk.OpenAsync(scope, cancellation);
        var actor = desk.ActorOf(scope);
        if (!desk.Plan.Days.ContainsKey(request.Day))
        {
            return new BadInput($"There is no action day {request.Day}.");
        }

        if ((actor.Roles & (Roles.Magistrate | Roles.Coordinator | Roles.Officer)) == Roles.None)
        {
            return new Refusals("role", $"A poll is answered by a magistrate, coordinator or case officer; you are {RoleNames.Say(actor.Roles)}.");
        }

        var poll = TimeSpan.FromMinutes(-request.Before);
        var answer = new PollAnswer(request.Day, poll, actor.Authority, request.Answer, request.Reason?.Trim() ?? "", actor.Code, desk.Now);
        scope.Db.Add(ActRows.Row(answer, scope.Clock));
        var plan = desk.Plan with { Polls = desk.Plan.Polls.Add(answer) };
        return new Response(request.Day, request.Before, actor.Authority, request.Answer, [.. plan.Authorities.Keys
            .Select(a => (a, plan.AnswerOf(a, request.Day, poll)))
            .Select(p => new Line(p.a, p.Item2?.Word, p.Item2?.Reason ?? ""))]);
    }
}
