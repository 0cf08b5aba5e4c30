using System.Globalization;
using Kortwiek.App.Watch;
using Spectre.Console;

namespace Kortwiek.Cli.Watch;

/// <summary>Draws the answer of <c>watch export</c>: what went out, what lost parts, what stays.</summary>
internal static class ExportTable
{
    private const int ShownObjects = 20;

    public static void Draw(IAnsiConsole console, ExportVerb.Response answer)
    {
        console.WriteLine($"{Number(answer.Objects)} objects for TLP:{answer.Audience.ToString().ToUpperInvariant()} in {answer.File}");
        console.WriteLine($"{Number(answer.Untouched)} untouched, {Number(answer.Redacted.Count)} without marked parts, {Number(answer.Own)} of our own.");
        if (answer.ByType.Count > 0)
        {
            var table = new Table { Border = TableBorder.Simple };
            table.AddColumn("type");
            table.AddColumn(new TableColumn("objects").RightAligned());
            foreach (var (type, count) in answer.ByType)
            {
                table.AddRow(new Text(type), new Text(Number(count)));
            }

            console.Write(table);
        }

        foreach (var redacted in answer.Redacted.Take(ShownObjects))
        {
            console.MarkupLineInterpolated($"[dim]without[/] {string.Join(", ", redacted.Removed)} {redacted.Id}");
        }

        if (answer.Redacted.Count > ShownObjects)
        {
            console.MarkupLineInterpolated($"[dim]without[/] parts: {Number(answer.Redacted.Count - ShownObjects)} more; --json lists all.");
        }

        foreach (var (level, count) in answer.Withheld)
        {
            console.WriteLine($"{Number(count)} objects of the level {level} stay here.");
        }

        console.MarkupLineInterpolated($"[dim]{answer.Sha256}[/]");
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
