namespace Kortwiek.App.Tables;

/// <summary>The tables of a verb's answer as a file: CSV or XLSX.</summary>
public sealed class TableFile
{
    private readonly IReadOnlyList<AnswerTable> _tables;
    private readonly char _separator;

    private TableFile(IReadOnlyList<AnswerTable> tables, bool isXlsx, char separator)
    {
        _tables = tables;
        IsXlsx = isXlsx;
        _separator = separator;
    }

    /// <summary>True for a workbook, false for CSV.</summary>
    public bool IsXlsx { get; }

    /// <summary>What is asked for, or one sentence why it cannot be had. Ask before the verb runs.</summary>
    /// <param name="verb">A line of the verb table.</param>
    /// <param name="name">The file's name; its end says the format: <c>.csv</c> or <c>.xlsx</c>.</param>
    /// <param name="field">Which table of the answer; null for all of them, of which CSV takes one alone.</param>
    /// <param name="separator">Between the cells of CSV: <c>,</c>, <c>;</c> or <c>tab</c>; null for a comma.</param>
    public static Outcome<TableFile> For(Verb verb, string name, string? field, string? separator)
    {
        var isXlsx = name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);
        if (!isXlsx && !name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            return new BadInput("A table is written as .csv or as .xlsx.", name, Code: "usage");
        }

        var tables = AnswerTable.Of(verb.ResponseType);
        if (tables.Count == 0)
        {
            return new BadInput($"{verb.Path} answers without a table.", Code: "no-table");
        }

        var chosen = field is null ? tables : [.. tables.Where(t => t.Field == field)];
        if (chosen.Count == 0 || (chosen.Count > 1 && !isXlsx))
        {
            return new BadInput($"{verb.Path} answers with several tables: {string.Join(", ", tables.Select(t => t.Field))}. Choose one with --rows, or write .xlsx for all.", Code: "usage");
        }

        return separator switch
        {
            null or "," => new TableFile(chosen, isXlsx, ','),
            ";" => new TableFile(chosen, isXlsx, ';'),
            "tab" or "\t" => new TableFile(chosen, isXlsx, '\t'),
            _ => new BadInput($"'{separator}' is no separator: one of , ; tab.", Code: "usage"),
        };
    }

    /// <summary>Writes the tables of an answer, row by row.</summary>
    /// <param name="output">Stays open.</param>
    /// <param name="answer">The verb's response.</param>
    /// <param name="marking">From <see cref="OperationMarking"/>; empty without an operation.</param>
    /// <param name="cancellation">Asked at each row.</param>
    public Task WriteAsync(Stream output, object answer, string marking, CancellationToken cancellation) => IsXlsx
        ? XlsxWriter.WriteAsync(output, [.. _tables.Select(t => t.Sheet(answer))], marking, cancellation)
        : CsvWriter.WriteAsync(output, _tables[0].Sheet(answer), _separator, cancellation);

    /// <summary>A name that tells what is inside and how far it may go: <c>GRIJZE-REIGER measure list TLP-AMBER.csv</c>.</summary>
    /// <param name="marking">From <see cref="OperationMarking"/>.</param>
    /// <param name="what">What the table holds.</param>
    /// <param name="format"><c>csv</c> or <c>xlsx</c>.</param>
    public static string NameOf(string marking, string what, string format)
    {
        var parts = marking.Split(" · ");
        var name = parts.Length == 2 ? $"{parts[1]} {what} {parts[0]}" : what;
        return string.Concat(name.Replace(':', '-').Select(c => char.IsLetterOrDigit(c) || c is '-' or '+' or '.' or '_' ? c : ' ')).Trim() + "." + format;
    }
}
