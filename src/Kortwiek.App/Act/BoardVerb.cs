namespace Kortwiek.App.Act;

using Kortwiek.Act;

/// <summary><c>act board</c>: an action day at a glance, now or as it was.</summary>
public sealed class BoardVerb(Scope scope) : IVerb<BoardVerb.Request, BoardVerb.Response>
{
    /// <summary>Which day, and when.</summary>
    public sealed record Request(
        [Option("number of the action day; without it the last one that has begun, or the first")] int? Day = null,
        [Option("look at the board as it was at this instant")] DateTimeOffset? At = null);

    /// <summary>The board; fields and units are those of <see cref="Board"/>.</summary>
    public sealed record Response(
        string Op,
        int Day,
        string Title,
        DateTimeOffset TZero,
        DateTimeOffset Now,
        long SecondsToT,
        IReadOnlyDictionary<string, int> Counts,
        int Reported,
        int Held,
        double WeightReady,
        double WeightConfirmed,
        IReadOnlyList<GroupReach> Groups,
        IReadOnlyList<NeedsHuman> NeedsHuman,
        IReadOnlyList<Lane> Lanes,
        IReadOnlyList<DueLine> Deadlines,
        IReadOnlyList<int> Days);

    /// <summary>A deadline of the day's measures that is open.</summary>
    public sealed record DueLine(string Id, string? Measure, string Title, DeadlineStatus Status, DateTimeOffset? DueAt);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        var read = RulesFile.Read(scope.Installation);
        if (read is not Outcome<DeadlineRules>.Done { Answer: var rules })
        {
            return read.As<Response>();
        }

        var desk = await PlanDesk.OpenAsync(scope, cancellation);
        var plan = desk.Plan;
        if (plan.Days.Count == 0)
        {
            return new Refusals("action-day", $"No action day is set in {plan.Operation}. Set the table with act table FILE.");
        }

        var now = request.At ?? desk.Now;
        var number = request.Day ?? plan.Days.Values.LastOrDefault(d => d.TZero <= now)?.Number ?? plan.Days.Keys.First();
        if (!plan.Days.TryGetValue(number, out var day))
        {
            return new BadInput($"There is no action day {number}; there are {string.Join(", ", plan.Days.Keys)}.");
        }

        if (request.At is { } at)
        {
            plan = await desk.AtAsync(at, cancellation);
        }

        var views = DeadlineBook.At(plan, await desk.DeadlinesAsync(cancellation), rules, now);
        var board = Board.Of(plan, day, views, now);
        var ids = board.Lanes.SelectMany(l => l.Measures).Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        var due = views
            .Where(v => v.Deadline.MeasureId is { } id && ids.Contains(id) && IsShown(v))
            .OrderBy(v => v.DueAt ?? DateTimeOffset.MaxValue).ThenBy(v => v.Deadline.Id, StringComparer.Ordinal)
            .Select(v => new DueLine(v.Deadline.Id, v.Deadline.MeasureId, v.Rule.Title, v.Status, v.DueAt));
        return new Response(
            board.Op, board.Day, board.Title, board.TZero, board.Now, board.SecondsToT, board.Counts, board.Reported, board.Held,
            board.WeightReady, board.WeightConfirmed, board.Groups, board.NeedsHuman, board.Lanes, [.. due], [.. plan.Days.Keys]);
    }

    // That an instrument lapses some day is no news until it is near.
    private static bool IsShown(DeadlineView v) =>
        v.Status is DeadlineStatus.Overdue or DeadlineStatus.Warning or DeadlineStatus.Stopped
        || (v.Status is DeadlineStatus.Running && v.Rule.Id != "own.instrument-expiry");
}
