using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Act;

using Kortwiek.Act;

/// <summary>Reads an action day from the store: <c>act board</c> and the live pages show the same.</summary>
public static class BoardReading
{
    private const int Lines = 20;

    /// <summary>Reads a day.</summary>
    /// <param name="installation">Knows the rules files.</param>
    /// <param name="db">Fresh; sees one operation.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="request">Which day, and when.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<Outcome<BoardVerb.Response>> ReadAsync(
        Installation installation, KortwiekDb db, OperationRow operation, BoardVerb.Request request, CancellationToken cancellation)
    {
        var read = RulesFile.Read(installation);
        if (read is not Outcome<DeadlineRules>.Done { Answer: var rules })
        {
            return read.As<BoardVerb.Response>();
        }

        var desk = await PlanDesk.OpenAsync(db, operation, installation.Clock, withChannels: false, [], cancellation);
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
            .Select(v => new BoardVerb.DueLine(v.Deadline.Id, v.Deadline.MeasureId, v.Rule.Title, v.Status, v.DueAt));
        return new BoardVerb.Response(
            board.Op, board.Day, board.Title, board.TZero, board.Now, board.SecondsToT, board.Counts, board.Reported, board.Held,
            board.WeightReady, board.WeightConfirmed, board.Groups, board.NeedsHuman, board.Lanes, [.. due], [.. plan.Days.Keys], await LogAsync(db, now, cancellation));
    }

    /// <summary>A mark that rises with every command of the operation, whoever gave it and in whichever process; cheap enough to be asked for several times a second.</summary>
    public static Task<string?> MarkAsync(KortwiekDb db, CancellationToken cancellation) =>
        db.Set<OutboxRow>().AsNoTracking().OrderByDescending(o => o.Id).Select(o => o.Id.ToString()).FirstOrDefaultAsync(cancellation);

    private static async Task<IReadOnlyList<BoardVerb.LogLine>> LogAsync(KortwiekDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var bodies = await db.Set<MeasureEventRow>().AsNoTracking().Where(e => e.At <= now)
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(Lines).Select(e => e.Body).ToListAsync(cancellation);
        return [.. bodies.Select(ActRows.Read<MeasureEvent>).Select(e => new BoardVerb.LogLine(e.At, e.MeasureId, e.Command, e.To, e.By))];
    }

    // That an instrument lapses some day is no news until it is near.
    private static bool IsShown(DeadlineView v) =>
        v.Status is DeadlineStatus.Overdue or DeadlineStatus.Warning or DeadlineStatus.Stopped
        || (v.Status is DeadlineStatus.Running && v.Rule.Id != "own.instrument-expiry");
}
