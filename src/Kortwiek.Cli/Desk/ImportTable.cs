using System.Globalization;
using Kortwiek.App.Desk;
using Spectre.Console;

namespace Kortwiek.Cli.Desk;

/// <summary>Draws the answer of <c>desk import</c>: how the table was read, what came of it, and the first rows that were not taken.</summary>
internal static class ImportTable
{
    private const int ShownNotes = 12;

    public static void Draw(IAnsiConsole console, ImportVerb.Response answer)
    {
        foreach (var note in answer.Notes)
        {
            console.WriteLine(note.ToString());
        }

        var columns = new Table { Border = TableBorder.Simple };
        columns.AddColumn("column");
        columns.AddColumn("says");
        columns.AddColumn("first values");
        foreach (var column in answer.Columns)
        {
            columns.AddRow(new Text(Plain.Of(column.Header)), new Text(column.Says), new Text(Plain.Of(string.Join(" · ", column.Examples))));
        }

        console.Write(columns);
        console.WriteLine($"{Number(answer.Rows)} rows: {Number(answer.New)} new, {Number(answer.Known)} known, {Number(answer.Conflicting)} in conflict, {Number(answer.Rejected)} rejected.");
        console.WriteLine($"New in the operation: {Number(answer.NewElements)} elements, {Number(answer.NewRelations)} relations, {Number(answer.NewChannels)} channels; {Number(answer.Filled)} fields filled.");
        Notes(console, "rejected", [.. answer.Rejects.Select(r => $"row {r.Row}: {r.Text}")], answer.Rejected);
        Notes(console, "in conflict", [.. answer.Conflicts.Select(c => $"row {c.Row}: {c.Label} has {c.Field} {c.Kept}, the table says {c.Said}")], answer.Conflicts.Count);
        Notes(console, "left out", [.. answer.Warnings.Select(r => $"row {r.Row}: {r.Text}")], answer.WarningCount);
        console.WriteLine(answer.Run is { } run ? $"To take it back: kortwiek desk undo {run}" : "This was a dry run: nothing was kept.");
    }

    private static void Notes(IAnsiConsole console, string word, List<string> notes, long all)
    {
        foreach (var note in notes.Take(ShownNotes))
        {
            console.MarkupLineInterpolated($"[dim]{word}[/] {Plain.Of(note)}");
        }

        if (all > ShownNotes)
        {
            console.MarkupLineInterpolated($"[dim]{word}[/] and {Number(all - ShownNotes)} more.");
        }
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
