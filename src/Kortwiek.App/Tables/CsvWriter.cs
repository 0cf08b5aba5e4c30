using System.Buffers;
using System.Globalization;
using System.Text;

namespace Kortwiek.App.Tables;

/// <summary>Writes a table as CSV: UTF-8 with a byte order mark, which spreadsheets need to see that it is UTF-8, and CRLF at the end of each row.</summary>
/// <remarks>RFC 4180.</remarks>
public static class CsvWriter
{
    // Whatever the separator: a program that takes another one must find no second cell in a text.
    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",;\t|\r\n");

    /// <summary>Writes row after row.</summary>
    /// <param name="output">Stays open.</param>
    /// <param name="sheet">The table.</param>
    /// <param name="separator">Between cells. With <c>;</c> the decimal sign is a comma, as in the countries whose spreadsheets part cells by it.</param>
    /// <param name="cancellation">Asked at each row.</param>
    public static async Task WriteAsync(Stream output, Sheet sheet, char separator, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 16, leaveOpen: true);
        await writer.WriteAsync(Line(sheet.Heads, separator).AsMemory(), cancellation);
        foreach (var row in sheet.Rows)
        {
            await writer.WriteAsync(Line(row, separator).AsMemory(), cancellation);
        }
    }

    private static string Line(IEnumerable<object?> cells, char separator) => string.Join(separator, cells.Select(c => Cell(c, separator))) + "\r\n";

    private static string Cell(object? value, char separator) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        double number => double.IsFinite(number) ? Decimal(number.ToString("R", CultureInfo.InvariantCulture), separator) : "",
        decimal number => Decimal(number.ToString(CultureInfo.InvariantCulture), separator),
        DateTimeOffset at => Utc.Text(at),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Text(value.ToString()!),
    };

    private static string Decimal(string number, char separator)
    {
        var written = separator == ';' ? number.Replace('.', ',') : number;
        return written.Contains(separator, StringComparison.Ordinal) ? $"\"{written}\"" : written;
    }

    private static string Text(string text)
    {
        var neutral = CellGuard.Neutral(CellGuard.Printable(text));
        return neutral.AsSpan().ContainsAny(Quoted) ? $"\"{neutral.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : neutral;
    }
}
