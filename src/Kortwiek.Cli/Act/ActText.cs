using System.Globalization;
using Kortwiek.Act;
using Spectre.Console;

namespace Kortwiek.Cli.Act;

/// <summary>How the answers of measures and deadlines are written: a state has a shape beside its colour and its word.</summary>
internal static class ActText
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static Markup State(MeasureState state, bool held, bool reported)
    {
        var (shape, colour) = state switch
        {
            MeasureState.Go => ("◆", "yellow"),
            MeasureState.Executed => ("●", "blue"),
            MeasureState.Confirmed => ("●", "green"),
            MeasureState.Failed => ("■", "red"),
            MeasureState.Returned => ("▲", "red"),
            MeasureState.Withdrawn => ("×", "grey"),
            MeasureState.Ready => ("●", "default"),
            _ => ("○", "default"),
        };
        return new Markup($"[{colour}]{shape}[/] {Words.Of(state)}{(reported ? ", reported only" : "")}{(held ? " [bold]held[/]" : "")}");
    }

    public static string Time(DateTimeOffset? instant) => instant is { } at ? at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", Invariant) : "–";

    public static string Share(double share) => (share * 100).ToString("0.0", Invariant) + " %";

    public static string Number(double value) => value.ToString("#,##0", Invariant).Replace(',', ' ');

    public static string Clock(long secondsToT)
    {
        var span = TimeSpan.FromSeconds(Math.Abs(secondsToT));
        var text = span.TotalDays >= 1 ? span.ToString("d' d 'hh':'mm':'ss", Invariant) : span.ToString("hh':'mm':'ss", Invariant);
        return $"T {(secondsToT > 0 ? "−" : "+")} {text}";
    }

    // Reasons and names are typed by people: no control character reaches the terminal.
    public static Text Plain(string text) =>
        new(text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c)) : text);

    public static Table Table(string title, params string[] columns)
    {
        var table = new Table { Border = TableBorder.Simple, Title = new TableTitle(Markup.Escape(title)) };
        foreach (var column in columns)
        {
            var right = column.StartsWith('#');
            var header = new TableColumn(Markup.Escape(column.TrimStart('#'))) { NoWrap = right };
            table.AddColumn(right ? header.RightAligned() : header);
        }

        return table;
    }
}
