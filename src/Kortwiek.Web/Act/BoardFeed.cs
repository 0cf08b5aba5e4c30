using System.Data.Common;
using Kortwiek.App.Act;
using Kortwiek.Store;
using Kortwiek.Web.Operations;

namespace Kortwiek.Web.Act;

/// <summary>
/// The boards of one operation for all members of one authority and role who look at them, since those see the same: one reader looks four times a second whether a command was given, in whichever process,
/// and reads the board once for everybody. Nobody looks, nothing is read.
/// </summary>
internal sealed class BoardFeed(string code, MemberRow standing, OperationViews views, TimeProvider clock, ILogger logger)
{
    // At most four updates a second reach a viewer.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    // What is overdue changes without a command.
    private static readonly TimeSpan Afresh = TimeSpan.FromSeconds(15);

    // A viewer that hears nothing for ten seconds takes its data for old.
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1.5);

    private readonly Lock _gate = new();
    private readonly List<Viewer> _viewers = [];
    private readonly Dictionary<int, BoardFrame> _frames = [];
    private bool _isReading;
    private Task _reader = Task.CompletedTask;
    private long _beat;

    /// <summary>The board of a day now; what was read within the last second is good enough.</summary>
    /// <param name="day">Number of the day; null for the one that <c>act board</c> takes.</param>
    /// <param name="cancellation">The caller's.</param>
    public async Task<BoardFrame> ReadAsync(int? day, CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_frames.TryGetValue(Key(day), out var known) && clock.GetUtcNow() - known.CheckedAt < TimeSpan.FromSeconds(1))
            {
                return known;
            }
        }

        await using var view = await views.OpenAsync(code, standing, cancellation) ?? throw new InvalidOperationException("A board was asked for whose operation is not there.");
        return await ReadAsync(view, day, cancellation);
    }

    /// <summary>Tells of every new frame of a day until the answer is disposed of.</summary>
    /// <param name="day">As for <see cref="ReadAsync(int?, CancellationToken)"/>.</param>
    /// <param name="tell">Returns at once; called by the reader.</param>
    public IDisposable Watch(int? day, Action<BoardFrame> tell)
    {
        var viewer = new Viewer(this, day, tell);
        lock (_gate)
        {
            _viewers.Add(viewer);
            // A reader that a fault of ours has ended is followed by another.
            if (!_isReading || _reader.IsFaulted)
            {
                _isReading = true;
                _reader = Task.Run(ReadOnAsync);
            }
        }

        return viewer;
    }

    private void Leave(Viewer viewer)
    {
        lock (_gate)
        {
            _viewers.Remove(viewer);
        }
    }

    private async Task ReadOnAsync()
    {
        using var timer = new PeriodicTimer(Look, clock);
        var seen = new Seen(null, DateTimeOffset.MinValue, DateTimeOffset.MinValue);
        do
        {
            seen = await LookAsync(seen);
        }
        while (await timer.WaitForNextTickAsync() && IsWanted());
    }

    // The last viewer's leaving ends the reader; the next viewer starts another.
    private bool IsWanted()
    {
        lock (_gate)
        {
            _isReading = _viewers.Count > 0;
            return _isReading;
        }
    }

    private async Task<Seen> LookAsync(Seen seen)
    {
        try
        {
            await using var view = await views.OpenAsync(code, standing, CancellationToken.None);
            return view is null ? seen : await LookAsync(view, seen);
        }
        catch (Exception e) when (e is DbException or IOException)
        {
            // The viewers' data grow old meanwhile, and their pages say so.
            Log.BoardUnread(logger, e);
            return seen;
        }
    }

    private async Task<Seen> LookAsync(OperationView view, Seen seen)
    {
        var mark = await BoardReading.MarkAsync(view.Db, CancellationToken.None);
        var now = clock.GetUtcNow();
        var isNew = mark != seen.Mark || now - seen.ReadAt >= Afresh;
        var days = Days();
        if (!isNew && now - seen.ToldAt < Beat && days.TrueForAll(d => Known(d) is not null))
        {
            return seen;
        }

        foreach (var day in days)
        {
            Tell(day, !isNew && Known(day) is { } known
                ? Keep(day, known with { CheckedAt = now, Beat = Interlocked.Increment(ref _beat) })
                : await ReadAsync(view, day, CancellationToken.None));
        }

        return new Seen(mark, isNew ? now : seen.ReadAt, now);
    }

    private async Task<BoardFrame> ReadAsync(OperationView view, int? day, CancellationToken cancellation)
    {
        view.Db.ChangeTracker.Clear();
        var at = clock.GetUtcNow();
        var board = await BoardReading.ReadAsync(view.Installation, view.Db, view.Operation, new BoardVerb.Request(day), cancellation);
        return Keep(day, new BoardFrame(SameParts.Of(Known(day)?.Board, board), at, Interlocked.Increment(ref _beat)));
    }

    private BoardFrame Keep(int? day, BoardFrame frame)
    {
        lock (_gate)
        {
            _frames[Key(day)] = frame;
        }

        return frame;
    }

    private BoardFrame? Known(int? day)
    {
        lock (_gate)
        {
            return _frames.GetValueOrDefault(Key(day));
        }
    }

    private List<int?> Days()
    {
        lock (_gate)
        {
            return [.. _viewers.Select(v => v.Day).Distinct()];
        }
    }

    private void Tell(int? day, BoardFrame frame)
    {
        List<Viewer> told;
        lock (_gate)
        {
            told = _viewers.FindAll(v => v.Day == day);
        }

        told.ForEach(v => v.Tell(frame));
    }

    // A day's number is above zero.
    private static int Key(int? day) => day ?? 0;

    private sealed record Seen(string? Mark, DateTimeOffset ReadAt, DateTimeOffset ToldAt);

    private sealed class Viewer(BoardFeed feed, int? day, Action<BoardFrame> tell) : IDisposable
    {
        public int? Day => day;

        public void Tell(BoardFrame frame) => tell(frame);

        public void Dispose() => feed.Leave(this);
    }
}
