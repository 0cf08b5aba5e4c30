using System.Globalization;
using Kortwiek.Act;
using Kortwiek.App.Act;
using Kortwiek.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Kortwiek.Web.Act;

/// <summary>The board of an action day as it is drawn.</summary>
public sealed partial class BoardView
{
    private BoardModel? _drawn;

    /// <summary>Code of the operation.</summary>
    [Parameter, EditorRequired]
    public string Code { get; set; } = "";

    /// <summary>What is drawn; anew only where it is another.</summary>
    [Parameter, EditorRequired]
    public BoardModel Model { get; set; } = default!;

    /// <summary>True for the wall: no links beside the board, larger letters.</summary>
    [Parameter]
    public bool Wall { get; set; }

    /// <inheritdoc/>
    protected override bool ShouldRender() => !ReferenceEquals(_drawn, Model);

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender) => _drawn = Model;

    // What is said of a time span changes by the minute.
    private long Minute => Model.Board.Now.Ticks / TimeSpan.TicksPerMinute;

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * Math.Clamp(share, 0, 1):0.##}%");

    private static string ClockText(long secondsToT)
    {
        var span = TimeSpan.FromSeconds(Math.Abs(secondsToT));
        var sign = secondsToT > 0 ? "−" : "+";
        return span.TotalDays >= 1
            ? string.Create(CultureInfo.CurrentCulture, $"T {sign} {(int)span.TotalDays} d {span:hh\\:mm\\:ss}")
            : string.Create(CultureInfo.CurrentCulture, $"T {sign} {span:hh\\:mm\\:ss}");
    }

    private int CountOf(MeasureState state) => Model.Board.Counts[WordOf(state)];

    private string StateName(MeasureState state) => Text[$"State.{WordOf(state)}"];

    private static string WordOf(MeasureState state) => Kortwiek.Act.Words.Of(state);

    private string StateHref(MeasureState state) => $"{Href("measures")}?state={WordOf(state)}&day={Model.Board.Day.ToString(CultureInfo.InvariantCulture)}";

    private string MeasureHref(string measure) => $"{Href("measures")}?m={Uri.EscapeDataString(measure)}#measure";

    private string SpanHref(int day) => $"{Href("board")}?day={day}{(Model.At is { } at ? $"&at={Minutes(at)}" : "")}{(Model.Whole ? "" : "&span=all")}";

    private string Href(string path) => $"/op/{Uri.EscapeDataString(Code)}/{path}";

    private bool IsAt(string minutes) => Model.At is { } at && Minutes(at) == minutes;

    private string Minutes(DateTimeOffset at) => (at - Model.Board.TZero).TotalMinutes.ToString("0.##", CultureInfo.InvariantCulture);

    private string NeedName(NeedKind kind) => Text[$"Need.{Kortwiek.Act.Words.Of(kind)}"];

    private string DeadlineName(DeadlineStatus status) => Text[$"Status.{Kortwiek.Act.Words.Of(status)}"];

    private string AuthorityName(string code) => Model.Board.Lanes.FirstOrDefault(l => l.Authority == code)?.Name ?? code;

    private string Said(LaneMeasure m) =>
        string.Join(", ", new string?[] { m.Id, Text[$"Kind.{Kortwiek.Act.Words.Of(m.Kind)}"], StateName(m.State), m.Held ? Text["Held"].Value : null, m.Reported ? Text["Reported"].Value : null }.Where(t => t is not null));

    private string MomentHref(string? minutes) =>
        $"{Href("board")}?day={Model.Board.Day.ToString(CultureInfo.InvariantCulture)}{(minutes is null ? "" : $"&at={Uri.EscapeDataString(minutes)}")}{(Model.Whole ? "&span=all" : "")}";

    // The time alone on the day itself, the day alone after it; the whole instant stands in the title.
    private string DueText(DateTimeOffset due) =>
        (due - Model.Board.Now).Duration() < TimeSpan.FromHours(24) ? Show.Clock(due) : Show.Day(DateOnly.FromDateTime(due.UtcDateTime));

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
        var span = Model.Board.Now - since;
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
