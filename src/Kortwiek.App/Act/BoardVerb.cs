namespace Kortwiek.App.Act;

using Kortwiek.Act;

/// <summary><c>act board</c>: an action day at a glance, now or as it was.</summary>
public sealed class BoardVerb(Scope scope) : IVerb<BoardVerb.Request, BoardVerb.Response>
{
    /// <summary>Which day, and when.</summary>
    public sealed record Request(
        [Option("number of the action day; without it the last one that has begun, or the first")] int? Day = null,
        [Option("look at the board as it was at this instant")] DateTimeOffset? At = null);

    /// <summary>The board; fields and units are those of <see cref="Board"/>, with the last 20 things that happened to measures, the newest first.</summary>
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
        IReadOnlyList<int> Days,
        IReadOnlyList<LogLine> Log);

    /// <summary>A deadline of the day's measures that is open.</summary>
    public sealed record DueLine(string Id, string? Measure, string Title, DeadlineStatus Status, DateTimeOffset? DueAt);

    /// <summary>Something that happened to a measure.</summary>
    public sealed record LogLine(DateTimeOffset At, string Measure, CommandKind Command, MeasureState To, string By);

    /// <inheritdoc/>
    public Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation) =>
        BoardReading.ReadAsync(scope.Installation, scope.Db, scope.Operation, request, cancellation);
}
