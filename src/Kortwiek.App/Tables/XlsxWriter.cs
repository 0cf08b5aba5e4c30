using System.Globalization;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace Kortwiek.App.Tables;

/// <summary>Writes tables as a workbook, one sheet a table: texts as text cells, which no program runs, numbers as numbers, instants and days as dates in UTC.</summary>
/// <remarks>The rows go through temporary files: memory does not grow with them. The same tables give the same bytes.</remarks>
public static class XlsxWriter
{
    /// <summary>Letters that a cell holds; a longer text is cut and ends in an ellipsis.</summary>
    public const int LongestText = 32_767;

    /// <summary>Rows that a sheet holds; more go to a further sheet.</summary>
    public const int MostRows = 1_048_576;

    private const int LongestName = 31;
    private static readonly DateTimeOffset FirstDate = new(1900, 3, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the workbook.</summary>
    /// <param name="output">Only written to, from start to end; stays open.</param>
    /// <param name="sheets">At least one.</param>
    /// <param name="marking">The first line of each sheet and the head of each printed page; empty for none.</param>
    /// <param name="cancellation">Asked at each row.</param>
    public static async Task WriteAsync(Stream output, IReadOnlyList<Sheet> sheets, string marking, CancellationToken cancellation)
    {
        await using var raw = TemporaryFile();
        await WriteRawAsync(raw, sheets, marking, cancellation);
        raw.Position = 0;
        await using var finished = TemporaryFile();
        await PrintHead.AddAsync(raw, finished, marking, cancellation);
        finished.Position = 0;
        await finished.CopyToAsync(output, cancellation);
    }

    private static async Task WriteRawAsync(Stream raw, IReadOnlyList<Sheet> sheets, string marking, CancellationToken cancellation)
    {
        var options = new SpreadCheetahOptions { DocumentProperties = null };
        await using var book = await Spreadsheet.CreateNewAsync(raw, options, cancellation);
        var styles = new Styles(book);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var sheet in sheets)
        {
            await WriteAsync(book, sheet, marking, styles, names, cancellation);
        }

        await book.FinishAsync(cancellation);
    }

    private static async Task WriteAsync(Spreadsheet book, Sheet sheet, string marking, Styles styles, HashSet<string> names, CancellationToken cancellation)
    {
        await StartAsync(book, sheet, marking, styles, names, cancellation);
        foreach (var row in sheet.Rows)
        {
            if (book.NextRowNumber > MostRows)
            {
                await StartAsync(book, sheet, marking, styles, names, cancellation);
            }

            await book.AddRowAsync([.. row.Select(styles.Cell)], cancellation);
        }
    }

    private static async Task StartAsync(Spreadsheet book, Sheet sheet, string marking, Styles styles, HashSet<string> names, CancellationToken cancellation)
    {
        await book.StartWorksheetAsync(NameOf(sheet.Name, names), new WorksheetOptions { FrozenRows = marking.Length > 0 ? 2 : 1 }, cancellation);
        if (marking.Length > 0)
        {
            await book.AddRowAsync([new Cell(marking, styles.Bold)], cancellation);
        }

        await book.AddRowAsync([.. sheet.Heads.Select(h => new Cell(Fit(h), styles.Bold))], cancellation);
    }

    // A sheet's name has at most 31 letters, none of []:*?/\ and no apostrophe at its ends, and is there once.
    private static string NameOf(string wanted, HashSet<string> names)
    {
        var plain = string.Concat(CellGuard.Printable(wanted).Select(c => c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' || char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c)).Trim(' ', '\'');
        plain = plain.Length == 0 ? "table" : plain;
        for (var i = 1; ; i++)
        {
            var end = i == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({i})");
            var name = plain[..Math.Min(plain.Length, LongestName - end.Length)].TrimEnd(' ', '\'') + end;
            if (names.Add(name))
            {
                return name;
            }
        }
    }

    private static string Fit(string text)
    {
        var clean = CellGuard.Printable(text);
        return clean.Length <= LongestText ? clean : string.Concat(clean.AsSpan(0, LongestText - 1 - (char.IsHighSurrogate(clean[LongestText - 2]) ? 1 : 0)), "…");
    }

    private static FileStream TemporaryFile() =>
        new(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    private sealed class Styles(Spreadsheet book)
    {
        private readonly StyleId _instant = book.AddStyle(new Style { Format = NumberFormat.Custom("yyyy\\-mm\\-dd hh:mm:ss \"UTC\"") });
        private readonly StyleId _day = book.AddStyle(new Style { Format = NumberFormat.Custom("yyyy\\-mm\\-dd") });

        public StyleId Bold { get; } = book.AddStyle(new Style { Font = { Bold = true } });

        public Cell Cell(object? value) => value switch
        {
            null => new Cell(),
            bool flag => new Cell(flag),

            // A cell's number has 15 digits: a longer one stays whole as a text.
            long n => Math.Abs((decimal)n) < 1_000_000_000_000_000m ? new Cell(n) : new Cell(n.ToString(CultureInfo.InvariantCulture)),
            decimal n => Math.Abs(n) < 1_000_000_000_000_000m ? new Cell(n) : new Cell(n.ToString(CultureInfo.InvariantCulture)),
            double n => double.IsFinite(n) ? new Cell(n) : new Cell(),
            DateTimeOffset at => at >= FirstDate ? new Cell(at.UtcDateTime, _instant) : new Cell(Utc.Text(at)),
            DateOnly day => day >= DateOnly.FromDateTime(FirstDate.UtcDateTime) ? new Cell(day.ToDateTime(TimeOnly.MinValue), _day) : new Cell(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            int n => new Cell(n),
            _ => new Cell(Fit(value.ToString()!)),
        };
    }
}
