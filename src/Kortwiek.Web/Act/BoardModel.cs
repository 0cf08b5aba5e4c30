using System.Globalization;
using Kortwiek.Act;
using Kortwiek.App.Act;
using Kortwiek.Core;
using Kortwiek.Web.Components;
using Kortwiek.Web.Operations;
using WebLane = Kortwiek.Web.Components.Lane;

namespace Kortwiek.Web.Act;

/// <summary>What the board shows: the answer of <c>act board</c>, and the instants at which it can be looked at again.</summary>
internal sealed class BoardModel
{
    private static readonly (string Key, double Minutes)[] Instants =
        [("-1440", -1440), ("-30", -30), ("-5", -5), ("10", 10), ("60", 60), ("240", 240), ("1440", 1440)];

    private BoardModel(BoardVerb.Response board, DateTimeOffset? at)
    {
        Board = board;
        At = at;
    }

    public BoardVerb.Response Board { get; }

    /// <summary>The instant that was asked for; null for the board as it stands.</summary>
    public DateTimeOffset? At { get; }

    /// <summary>The instants that have passed, as their distance from T in minutes.</summary>
    public IReadOnlyList<string> Moments { get; private set; } = [];

    public DateTimeOffset From { get; private set; }

    public DateTimeOffset To { get; private set; }

    /// <summary>Measures that lie before the axis.</summary>
    public int Earlier { get; private set; }

    /// <summary>True while the day is near, so that the page offers to load itself anew.</summary>
    public bool IsLive => At is null && Math.Abs(Board.SecondsToT) < 172_800;

    /// <summary>Null where no action day is set; else the model, or the sentence that says why there is none.</summary>
    public static async Task<(BoardModel? Model, string? Fault)> ReadAsync(OperationView view, int? day, string? moment, bool whole, CancellationToken cancellation)
    {
        var now = await AskAsync(view, day, null, cancellation);
        if (now is not Outcome<BoardVerb.Response>.Done { Answer: var current })
        {
            return (null, now is Outcome<BoardVerb.Response>.Bad bad ? bad.Fault.Message : null);
        }

        DateTimeOffset? at = double.TryParse(moment, NumberStyles.Float, CultureInfo.InvariantCulture, out var minutes) && Math.Abs(minutes) < 525_600
            ? current.TZero.AddMinutes(minutes)
            : null;
        at = at > current.Now ? null : at;
        var asked = at is null ? now : await AskAsync(view, current.Day, at, cancellation);
        var model = new BoardModel(asked is Outcome<BoardVerb.Response>.Done done ? done.Answer : current, at)
        {
            Moments = [.. Instants.Where(m => current.TZero.AddMinutes(m.Minutes) <= current.Now).Select(m => m.Key)],
        };
        model.Frame(whole);
        return (model, null);
    }

    public IReadOnlyList<WebLane> Lanes(Func<LaneMeasure, string> text) =>
        [.. Board.Lanes.Select(l => new WebLane(
            l.Name,
            [.. l.Measures.Where(m => m.At >= From && m.At <= To).Select(m => new LaneItem(m.At, Shapes.Of(m.State, m.Held), text(m)))],
            $"{l.Country} · {l.LocalT[11..16]}"))];

    private static async Task<Outcome<BoardVerb.Response>> AskAsync(OperationView view, int? day, DateTimeOffset? at, CancellationToken cancellation) =>
        await view.AskAsync<BoardVerb.Response>("act board", new BoardVerb.Request(day, at), cancellation);

    // The hours round T, wide enough for what happens after it; the quiet days before are shown on request.
    private void Frame(bool whole)
    {
        var times = Board.Lanes.SelectMany(l => l.Measures).Select(m => m.At).Append(Board.TZero).ToList();
        var last = times.Where(t => t <= Board.TZero.AddHours(12)).Max();
        From = whole ? times.Min().AddHours(-1) : Board.TZero.AddMinutes(-20);
        To = (whole ? times.Max() : last) is var end && end < Board.TZero.AddMinutes(80) ? Board.TZero.AddMinutes(80) : end.AddMinutes(15);
        Earlier = times.Count(t => t < From);
    }
}
