using System.Globalization;
using Kortwiek.App.Impact;
using Spectre.Console;

namespace Kortwiek.Cli.Impact;

/// <summary>Draws the answer of <c>impact survival</c>: a line for each group, then the sentences that may be quoted.</summary>
internal static class SurvivalTable
{
    public static void Draw(IAnsiConsole console, SurvivalVerb.Response answer)
    {
        var level = (answer.Conf.Level * 100).ToString("0.###", CultureInfo.InvariantCulture);
        var table = new Table { Border = TableBorder.Simple, Title = new TableTitle(Markup.Escape(Printable(answer.Figure.Title))) };
        table.AddColumn("group");
        foreach (var column in new[] { "n", Printable(answer.Figure.EventName ?? "events"), "median", $"{level} % interval", $"mean within {Number(answer.Groups[0].Tau)} {Printable(answer.Figure.Unit)}", "± se" })
        {
            table.AddColumn(new TableColumn(Markup.Escape(column)).RightAligned());
        }

        foreach (var time in answer.Figure.At)
        {
            table.AddColumn(new TableColumn(Markup.Escape($"at {Number(time)}")).RightAligned());
        }

        foreach (var group in answer.Groups)
        {
            string[] cells =
            [
                Printable(group.Name),
                group.N.ToString(CultureInfo.InvariantCulture),
                group.Events.ToString(CultureInfo.InvariantCulture),
                Number(group.Median),
                $"{Number(group.MedianLo)} to {Number(group.MedianHi)}",
                Number(group.Rmst),
                Number(group.RmstSe),
                .. group.At.Select(r => double.IsNaN(r.S) ? "–" : (r.S * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %"),
            ];
            table.AddRow(cells.Select(c => new Text(c)));
        }

        console.Write(table);
        foreach (var sentence in answer.Sentences)
        {
            console.WriteLine(Printable(sentence));
        }

        foreach (var warning in answer.Warnings)
        {
            console.MarkupLineInterpolated($"[dim]note:[/] {Printable(warning.Text)}");
        }

        console.MarkupLineInterpolated($"[dim]data {answer.Input.Sha256}, {answer.Input.Rows} rows, {answer.Input.Dropped} dropped[/]");
    }

    private static string Number(double value) => double.IsNaN(value) ? "not reached" : Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    // Names come from a file: no control character reaches the terminal.
    private static string Printable(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c)) : text;
}
