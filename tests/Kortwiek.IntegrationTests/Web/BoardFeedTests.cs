using Kortwiek.App.Act;
using Kortwiek.Core;
using Kortwiek.IntegrationTests.Act;
using Kortwiek.Store;
using Kortwiek.Web.Act;
using Kortwiek.Web.Operations;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kortwiek.IntegrationTests.Web;

public sealed class BoardFeedTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_command_reaches_every_viewer_of_the_day_and_nobody_who_has_left()
    {
        using var desk = await Desk.OpenAsync();
        await desk.SetAsync();
        var id = await desk.ReadyAsync();
        var feed = Feed(desk);
        var (first, second, gone) = (new Viewer(1), new Viewer(1), new Viewer(1));
        gone.Leave(feed);
        using (first.Look(feed))
        using (second.Look(feed))
        {
            await desk.DoneAsync("measure hold", "sietske", "ID", id, "--reason", "the court sits at noon");
            var seen = await Task.WhenAll(first.Held.Task, second.Held.Task).WaitAsync(Patience, TestContext.Current.CancellationToken);
            Assert.Same(seen[0].Board, seen[1].Board);
        }

        Assert.False(gone.Held.Task.IsCompleted);

        // Everybody has left and somebody comes again: another reader tells what is so now.
        var late = new Viewer(1);
        using (late.Look(feed))
        {
            await late.Held.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_viewer_hears_at_least_every_two_seconds_that_nothing_has_changed()
    {
        using var desk = await Desk.OpenAsync();
        await desk.SetAsync();
        var feed = Feed(desk);
        var beats = new List<long>();
        var enough = new TaskCompletionSource();
        using (feed.Watch(1, frame =>
        {
            beats.Add(frame.Beat);
            if (beats.Count == 3)
            {
                enough.TrySetResult();
            }
        }))
        {
            await enough.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        }

        Assert.Equal(beats.Order(), beats);
        Assert.Equal(beats.Distinct(), beats);
    }

    private static readonly MemberRow Lieve = new() { Id = default, Handle = "lieve", DisplayName = "Lieve V.", Role = "coordinator", Authority = "Zwin" };

    private static BoardFeed Feed(Desk desk) => new BoardFeeds(new OperationViews(desk.Installation), TimeProvider.System, NullLogger<BoardFeeds>.Instance).Of("REIGER", Lieve);

    private sealed class Viewer(int day)
    {
        public TaskCompletionSource<BoardFrame> Held { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IDisposable Look(BoardFeed feed) => feed.Watch(day, Take);

        public void Leave(BoardFeed feed) => Look(feed).Dispose();

        private void Take(BoardFrame frame)
        {
            if (frame.Board is Outcome<BoardVerb.Response>.Done { Answer.Held: 1 })
            {
                Held.TrySetResult(frame);
            }
        }
    }
}
