using System.Globalization;
using Kortwiek.App.Evidence;
using Spectre.Console;

namespace Kortwiek.Cli.Evidence;

/// <summary>Draws the answer of <c>evidence intake</c>: a line for each exhibit, then what could not simply be read.</summary>
internal static class IntakeTable
{
    private const int ShownProblems = 12;

    public static void Draw(IAnsiConsole console, IntakeVerb.Response answer)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("exhibit");
        table.AddColumn("source");
        foreach (var column in new[] { "files", "bytes", "links", "others", "problems" })
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (var exhibit in answer.Exhibits)
        {
            table.AddRow(
                new Text(exhibit.Number), new Text(Plain.Of(exhibit.Source)), new Text(Number(exhibit.Files)), new Text(Number(exhibit.Bytes)),
                new Text(Number(exhibit.Links)), new Text(Number(exhibit.Others)), new Text(Number(exhibit.ProblemCount)));
        }

        console.Write(table);
        foreach (var exhibit in answer.Exhibits)
        {
            console.MarkupLineInterpolated($"{exhibit.Number} [dim]root[/] {exhibit.Root}");
            if (exhibit is { Sha256: { } sha256, Blake3: { } blake3 })
            {
                console.MarkupLineInterpolated($"{exhibit.Number} [dim]file[/] {sha256} {blake3}");
            }

            if (exhibit.Resumed)
            {
                console.MarkupLineInterpolated($"{exhibit.Number} [dim]an intake that was cut off was continued[/]");
            }

            foreach (var problem in exhibit.Problems.Take(ShownProblems))
            {
                console.MarkupLineInterpolated($"[yellow]{problem.What}[/] {Plain.Of(problem.Path)}: {problem.Detail}");
            }

            if (exhibit.ProblemCount > ShownProblems)
            {
                console.MarkupLineInterpolated($"[dim]and {Number(exhibit.ProblemCount - ShownProblems)} more; the journal lists all.[/]");
            }
        }
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
