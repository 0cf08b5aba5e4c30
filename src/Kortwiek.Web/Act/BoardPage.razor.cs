using System.Globalization;
using Kortwiek.Act;
using Kortwiek.App.Act;
using Kortwiek.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Kortwiek.Web.Act;

/// <summary>The board of an action day.</summary>
public sealed partial class BoardPage
{
    private BoardModel? _model;
    private string? _fault;

    /// <summary>Number of the day; without it the last one that has begun.</summary>
    [SupplyParameterFromQuery]
    public int? Day { get; set; }

    /// <summary>Shows the board as it was so many minutes from T.</summary>
    [SupplyParameterFromQuery]
    public string? At { get; set; }

    /// <summary><c>all</c> shows the whole axis and not the hours round T.</summary>
    [SupplyParameterFromQuery]
    public string? Span { get; set; }

    /// <summary>The reader's wish that the page loads itself anew every 15 seconds; never without being asked.</summary>
    [SupplyParameterFromQuery]
    public bool Live { get; set; }

    private bool Whole => Span == "all";

    /// <inheritdoc/>
    protected override async Task LoadAsync() => (_model, _fault) = await BoardModel.ReadAsync(View, Day, At, Whole, Cancellation);

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * Math.Clamp(share, 0, 1):0.##}%");

    private static string ClockText(long secondsToT)
    {
        var span = TimeSpan.FromSeconds(Math.Abs(secondsToT));
        var sign = secondsToT > 0 ? "−" : "+";
        return span.TotalDays >= 1
            ? string.Create(CultureInfo.CurrentCulture, $"T {sign} {(int)span.TotalDays} d {span:hh\\:mm\\:ss}")
            : string.Create(CultureInfo.CurrentCulture, $"T {sign} {span:hh\\:mm\\:ss}");
    }

    private int CountOf(MeasureState state) => _model!.Board.Counts[WordOf(state)];

    private string StateName(MeasureState state) => Text[$"State.{WordOf(state)}"];

    private static string WordOf(MeasureState state) => Kortwiek.Act.Words.Of(state);

    private string StateHref(MeasureState state) => $"{Href("measures")}?state={WordOf(state)}&day={_model!.Board.Day.ToString(CultureInfo.InvariantCulture)}";

    private string MeasureHref(string measure) => $"{Href("measures")}?m={Uri.EscapeDataString(measure)}#measure";

    private string LiveHref(int day) => $"{Href("board")}?day={day}{(Whole ? "&span=all" : "")}{(Live ? "" : "&live=true")}";

    private string SpanHref(int day) => $"{Href("board")}?day={day}{(At is null ? "" : $"&at={Uri.EscapeDataString(At)}")}{(Whole ? "" : "&span=all")}";

    private string NeedName(NeedKind kind) => Text[$"Need.{Kortwiek.Act.Words.Of(kind)}"];

    private string DeadlineName(DeadlineStatus status) => Text[$"Status.{Kortwiek.Act.Words.Of(status)}"];

    private string AuthorityName(string code) => _model!.Board.Lanes.FirstOrDefault(l => l.Authority == code)?.Name ?? code;

    private string Said(LaneMeasure m) =>
        string.Join(", ", new string?[] { m.Id, Text[$"Kind.{Kortwiek.Act.Words.Of(m.Kind)}"], StateName(m.State), m.Held ? Text["Held"].Value : null, m.Reported ? Text["Reported"].Value : null }.Where(t => t is not null));

    private string MomentHref(string? minutes) =>
        $"{Href("board")}?day={_model!.Board.Day.ToString(CultureInfo.InvariantCulture)}{(minutes is null ? "" : $"&at={Uri.EscapeDataString(minutes)}")}{(Whole ? "&span=all" : "")}";

    // The time alone on the day itself, the day alone after it; the whole instant stands in the title.
    private string DueText(DateTimeOffset due) =>
        (due - _model!.Board.Now).Duration() < TimeSpan.FromHours(24) ? Show.Clock(due) : Show.Day(DateOnly.FromDateTime(due.UtcDateTime));

    private string MomentText(string minutes)
    {
        var span = TimeSpan.FromMinutes(double.Parse(minutes, CultureInfo.InvariantCulture));
        var length = span.Duration();
        var text = length.TotalHours >= 1 ? Text["Hours", Show.Number((long)length.TotalHours)] : Text["Minutes", Show.Number((long)length.TotalMinutes)];
        return $"T {(span < TimeSpan.Zero ? "−" : "+")} {text}";
    }

    // How long something has lasted at the board's instant; a date where it is long ago.
    private string Ago(DateTimeOffset since)
    {
        var span = _model!.Board.Now - since;
        return span < TimeSpan.Zero ? Show.Clock(since)
            : span.TotalHours < 1 ? Text["Minutes", Show.Number((long)span.TotalMinutes)]
            : span.TotalHours < 48 ? Text["Hours", Show.Number((long)span.TotalHours)]
            : Text["DaysLong", Show.Number((long)span.TotalDays)];
    }

    private List<(StateKind Kind, string Text)> Others(BoardVerb.Response board)
    {
        (StateKind Kind, string Key, int Count)[] all =
        [
            (StateKind.Held, "Count.held", board.Held),
            (StateKind.Active, "Count.reported", board.Reported),
            (StateKind.Returned, "Count.returned", CountOf(MeasureState.Returned)),
            (StateKind.Ended, "Count.withdrawn", CountOf(MeasureState.Withdrawn)),
        ];
        return [.. all.Where(x => x.Count > 0).Select(x => (x.Kind, Text[x.Key, Show.Number(x.Count)].Value))];
    }
}
