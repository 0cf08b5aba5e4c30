using Kortwiek.App.Leads;
using Spectre.Console;

namespace Kortwiek.Cli.Leads;

/// <summary>Draws the answer of <c>leads parse</c>: a line for each file, the sums, and why lines were rejected.</summary>
internal static class ParseTable
{
    private const int ShownFiles = 60;

    public static void Draw(IAnsiConsole console, ParseVerb.Response answer)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("file");
        table.AddColumn("format");
        foreach (var column in new[] { "lines", "records", "rejected", "other", "addresses", "logins", "failed" })
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        table.AddColumn("from");
        table.AddColumn("to");
        foreach (var file in answer.Files.Take(ShownFiles))
        {
            var other = file.Directives + file.Blank + file.Continued + file.Repeated;
            string[] cells =
            [
                LeadsText.Printable(file.Path),
                file.Compression == Compression.None ? file.Format : $"{file.Format} ({file.Compression.ToString().ToLowerInvariant()})",
                .. new[] { file.Lines, file.Parsed, file.Rejected, other, file.Addresses, file.LoginOk, file.LoginFail }.Select(LeadsText.Number),
                LeadsText.Instant(file.First),
                LeadsText.Instant(file.Last),
            ];
            table.AddRow(cells.Select(c => new Text(c)));
        }

        console.Write(table);
        var sums = answer.Totals;
        console.WriteLine($"{LeadsText.Number(sums.Lines)} lines of {LeadsText.Number(sums.Files)} files: {LeadsText.Number(sums.Parsed)} records, {LeadsText.Number(sums.Rejected)} rejected, {LeadsText.Number(sums.Blank)} blank, {LeadsText.Number(sums.Continued)} continued, {LeadsText.Number(sums.Repeated)} notes of repetition.");
        foreach (var reject in answer.Files.SelectMany(f => f.Rejects.Select(r => (f.Path, r))).Take(12))
        {
            console.MarkupLineInterpolated($"[dim]rejected[/] {LeadsText.Printable(reject.Path)}: {reject.r.Reason} × {LeadsText.Number(reject.r.Count)} (line {string.Join(", ", reject.r.Lines.Take(5))})");
        }

        foreach (var assumed in answer.Files.Where(f => f.Assumptions.TzFrom == "assumed").Take(3))
        {
            console.MarkupLineInterpolated($"[dim]assumed[/] {LeadsText.Printable(assumed.Path)}: its records bear no time zone; UTC was assumed. Say --tz.");
        }

        foreach (var year in answer.Files.Where(f => f.Assumptions.YearFrom is "file-mtime").Take(3))
        {
            console.MarkupLineInterpolated($"[dim]assumed[/] {LeadsText.Printable(year.Path)}: its records bear no year; {year.Assumptions.Year} follows from the file's own time. Say --year or --acquired-at.");
        }

        foreach (var duplicate in answer.Duplicates)
        {
            console.MarkupLineInterpolated($"[dim]duplicate[/] {LeadsText.Printable(duplicate.Path)} is the same as {LeadsText.Printable(duplicate.Of)}.");
        }

        if (!answer.Kept)
        {
            console.WriteLine("Nothing was kept: work in an operation, or say --out.");
        }
    }
}
