using System.Globalization;
using Kortwiek.Act;
using Kortwiek.App.Act;
using Kortwiek.Web.Components;
using WebLane = Kortwiek.Web.Components.Lane;

namespace Kortwiek.Web.Act;

/// <summary>What the board shows: the answer of <c>act board</c>, and the instants at which it can be looked at again.</summary>
/// <param name="board">The board.</param>
/// <param name="at">The instant that was asked for; null for the board as it stands.</param>
/// <param name="current">The board as it stands.</param>
/// <param name="whole">True to show the whole axis and not the hours round T.</param>
public sealed class BoardModel(BoardVerb.Response board, DateTimeOffset? at, BoardVerb.Response current, bool whole)
{
    private static readonly (string Key, double Minutes)[] Instants =
        [("-1440", -1440), ("-30", -30), ("-5", -5), ("10", 10), ("60", 60), ("240", 240), ("1440", 1440)];

    private List<WebLane>? _lanes;
    private readonly List<DateTimeOffset> _times = [.. board.Lanes.SelectMany(l => l.Measures).Select(m => m.At).Append(board.TZero)];

    /// <summary>The board.</summary>
    public BoardVerb.Response Board => board;

    /// <summary>The instant that was asked for; null for the board as it stands.</summary>
    public DateTimeOffset? At => at;

    /// <summary>True where the whole axis is shown.</summary>
    public bool Whole => whole;

    /// <summary>The instants that have passed, as their distance from T in minutes.</summary>
    public IReadOnlyList<string> Moments => [.. Instants.Where(m => current.TZero.AddMinutes(m.Minutes) <= current.Now).Select(m => m.Key)];

    /// <summary>Left end of the axis: the hours round T, wide enough for what happens after it; the quiet days before are shown on request.</summary>
    public DateTimeOffset From => whole ? _times.Min().AddHours(-1) : board.TZero.AddMinutes(-20);

    /// <summary>Right end of the axis.</summary>
    public DateTimeOffset To =>
        (whole ? _times.Max() : _times.Where(t => t <= board.TZero.AddHours(12)).Max()) is var end && end < board.TZero.AddMinutes(80) ? board.TZero.AddMinutes(80) : end.AddMinutes(15);

    /// <summary>Measures that lie before the axis.</summary>
    public int Earlier => _times.Count(t => t < From);

    /// <summary>The instant that a moment of the address means: null for none, for nonsense and for the future.</summary>
    public static DateTimeOffset? InstantOf(string? moment, BoardVerb.Response current)
    {
        if (!double.TryParse(moment, NumberStyles.Float, CultureInfo.InvariantCulture, out var minutes) || Math.Abs(minutes) >= 525_600)
        {
            return null;
        }

        var at = current.TZero.AddMinutes(minutes);
        return at > current.Now ? null : at;
    }

    /// <summary>The clocks at the table now, those that show the same together: <c>BE NL FR DE</c>.</summary>
    public IReadOnlyList<(string Countries, TimeZoneInfo Zone)> Zones =>
        [.. board.Lanes
            .Select(l => (l.Country, Zone: TimeZoneInfo.TryFindSystemTimeZoneById(l.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc))
            .GroupBy(l => l.Zone.GetUtcOffset(board.Now))
            .Select(g => (string.Join(' ', g.Select(l => l.Country.Code).Distinct(StringComparer.Ordinal)), g.First().Zone))];

    /// <summary>The lanes as they are drawn; what was drawn before of the same lane and axis is drawn again.</summary>
    /// <param name="before">The model drawn before, or null.</param>
    /// <param name="text">What a mark says.</param>
    public IReadOnlyList<WebLane> Lanes(BoardModel? before, Func<LaneMeasure, string> text)
    {
        var (from, to) = (From, To);
        var known = before is { _lanes: { } lanes } && (before.From, before.To) == (from, to) ? before.Board.Lanes.Zip(lanes).ToDictionary(x => (object)x.First, x => x.Second, ReferenceEqualityComparer.Instance) : [];
        _lanes = [.. board.Lanes.Select(l => known.GetValueOrDefault(l) ?? new WebLane(
            l.Name,
            [.. l.Measures.Where(m => m.At >= from && m.At <= to).Select(m => new LaneItem(m.At, Shapes.Of(m.State, m.Held), text(m)))],
            $"{l.Country} · {l.LocalT[11..16]}"))];
        return _lanes;
    }
}
