using System.Globalization;
using Kortwiek.App.Watch;
using Spectre.Console;

namespace Kortwiek.Cli.Watch;

/// <summary>Draws the answer of <c>watch import</c>: a line for each file, the sums, and what was odd.</summary>
internal static class ImportTable
{
    private const int ShownNotes = 12;

    public static void Draw(IAnsiConsole console, ImportVerb.Response answer)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("file");
        table.AddColumn("format");
        foreach (var column in new[] { "read", "new", "known", "conflicts", "rejected", "elements", "new", "relations", "channels", "warnings" })
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (var file in answer.Files)
        {
            string[] cells =
            [
                Plain.Of(Path.GetFileName(file.File)),
                file.Format.ToString().ToLowerInvariant(),
                .. new[] { file.Read, file.New, file.Known, file.Conflicts, file.Rejected, file.Elements, file.NewElements, file.Relations, file.Channels, file.Warnings.Count }.Select(Number),
            ];
            table.AddRow(cells.Select(c => new Text(c)));
        }

        console.Write(table);
        var totals = answer.Totals;
        console.WriteLine($"{Number(totals.Read)} objects read: {Number(totals.New)} new, {Number(totals.Known)} known, {Number(totals.Conflicts)} in conflict, {Number(totals.Rejected)} rejected.");
        console.WriteLine($"New in the operation: {Number(totals.NewElements)} elements, {Number(totals.NewRelations)} relations, {Number(totals.NewChannels)} channels.");
        Notes(console, "rejected", answer.Files.SelectMany(f => f.Rejects.Select(r => (f.File, r))).ToList());
        Notes(console, "warning", answer.Files.SelectMany(f => f.Warnings.Select(w => (f.File, w))).ToList());
        if (answer.DryRun)
        {
            console.WriteLine("This was a dry run: nothing was kept.");
        }
    }

    private static void Notes(IAnsiConsole console, string word, List<(string File, ImportNote Note)> notes)
    {
        foreach (var (file, note) in notes.Take(ShownNotes))
        {
            console.MarkupLineInterpolated($"[dim]{word}[/] {Plain.Of(Path.GetFileName(file))} {Plain.Of(note.At)}: {Plain.Of(note.Text)}");
        }

        if (notes.Count > ShownNotes)
        {
            console.MarkupLineInterpolated($"[dim]{word}[/] and {Number(notes.Count - ShownNotes)} more; --json lists all.");
        }
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
