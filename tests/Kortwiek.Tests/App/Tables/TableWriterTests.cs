using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Kortwiek.App.Tables;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace Kortwiek.Tests.App.Tables;

[Collection(nameof(Alone))]
public sealed class TableWriterTests
{
    private const string Marking = "TLP:AMBER · OP & 1";
    private static readonly DateTimeOffset At = new(2027, 4, 21, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+32 2 000 00 00")]
    [InlineData("-cmd")]
    [InlineData("@name")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData("\uFF1D1")]
    [InlineData("\uFF0B1")]
    [InlineData("\uFF0D1")]
    [InlineData("\uFF201")]
    [InlineData("  =1")]
    [InlineData("\u200B=1")]
    public async Task A_text_that_a_spreadsheet_could_run_is_neutralised(string text)
    {
        Assert.StartsWith("'", CellGuard.Neutral(text), StringComparison.Ordinal);
        Assert.Contains("'" + text, await CsvAsync([text]), StringComparison.Ordinal);
        var cell = Cells(await XlsxAsync([[text]]), 0)[2][0];
        Assert.Equal(S.CellValues.InlineString, cell.DataType!.Value);
        Assert.Null(cell.CellFormula);
        Assert.Equal(text.ReplaceLineEndings("\n"), cell.InnerText.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("ordinary")]
    [InlineData("a=b")]
    [InlineData("1-2")]
    [InlineData("")]
    public void A_harmless_text_stays_as_it_is(string text) => Assert.Equal(text, CellGuard.Neutral(text));

    [Fact]
    public async Task Csv_quotes_what_any_separator_could_part_and_keeps_numbers_and_times()
    {
        Assert.Equal("\uFEFFa,b\r\n", await CsvAsync());
        Assert.Equal(
            "\uFEFFa,b\r\n\"say \"\"no\"\"\",\"x;y\"\r\n-5,0.25\r\n2027-04-21T08:00:00Z,2027-04-21\r\ntrue,\r\n\uFFFD\u202Eabc,\"two\r\nlines\"\r\n",
            await CsvAsync(["say \"no\"", "x;y"], [-5L, 0.25], [At, new DateOnly(2027, 4, 21)], [true, null], ["\0\u202Eabc", "two\r\nlines"]));
    }

    [Fact]
    public async Task With_a_semicolon_the_decimal_sign_is_a_comma()
    {
        using var output = new MemoryStream();
        await CsvWriter.WriteAsync(output, new Sheet("t", ["a"], [[0.25], [-1.5m], ["1.5"]]), ';', Cancellation);
        Assert.Equal("\uFEFFa\r\n0,25\r\n-1,5\r\n1.5\r\n", Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public async Task A_workbook_holds_real_numbers_and_dates_and_is_valid()
    {
        var bytes = await XlsxAsync([[-5L, 0.25], [At, new DateOnly(2027, 4, 21)], [9_007_199_254_740_993L, double.NaN], [new string('x', 40_000), "\uD800"]]);
        using var book = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(book, Cancellation).Select(e => $"{e.Path?.XPath} {e.Description}"));
        var rows = Cells(bytes, 0);
        Assert.Equal(Marking, rows[0][0].InnerText);
        Assert.Equal(["a", "b"], rows[1].Select(c => c.InnerText));
        Assert.Equal(["-5", "0.25"], rows[2].Select(c => c.CellValue!.Text));

        // 21 April 2027 is day 46498 of a spreadsheet's calendar, 08:00 a third of it.
        Assert.Equal(46498 + (1.0 / 3), double.Parse(rows[3][0].CellValue!.Text, System.Globalization.CultureInfo.InvariantCulture), 9);
        Assert.Equal("46498", rows[3][1].CellValue!.Text);
        Assert.Equal("9007199254740993", rows[4][0].InnerText);
        Assert.Equal(XlsxWriter.LongestText, rows[5][0].InnerText.Length);
        Assert.Equal("\uFFFD", rows[5][1].InnerText);
    }

    [Fact]
    public async Task Each_printed_page_of_a_workbook_carries_the_marking()
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(await XlsxAsync([])), false);
        var sheet = book.WorkbookPart!.WorksheetParts.Single().Worksheet!;
        Assert.Equal("&CTLP:AMBER · OP && 1", sheet.GetFirstChild<S.HeaderFooter>()!.OddHeader!.Text);
        Assert.Equal("&L&A&R&P / &N", sheet.GetFirstChild<S.HeaderFooter>()!.OddFooter!.Text);
    }

    [Fact]
    public async Task Sheets_get_names_that_a_workbook_allows()
    {
        using var output = new MemoryStream();
        var name = "Measures: all / those [of] the day, and more";
        await XlsxWriter.WriteAsync(output, [new Sheet(name, ["a"], []), new Sheet(name, ["a"], []), new Sheet("''", ["a"], [])], "", Cancellation);
        using var book = SpreadsheetDocument.Open(output, false);
        var names = book.WorkbookPart!.Workbook!.Sheets!.Elements<S.Sheet>().Select(s => s.Name!.Value!).ToList();
        Assert.Equal(3, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, n => Assert.Matches(@"^[^\[\]:*?/\\']{1,31}$", n));
        Assert.Empty(new OpenXmlValidator().Validate(book, Cancellation));
    }

    [Fact]
    public async Task The_same_table_gives_the_same_bytes() => Assert.Equal(await XlsxAsync([["x", 1L]]), await XlsxAsync([["x", 1L]]));

    [Fact]
    public async Task Rows_are_read_one_by_one_and_never_kept()
    {
        static IEnumerable<IReadOnlyList<object?>> Many()
        {
            for (var i = 0L; i < 200_000; i++)
            {
                yield return [i, "text " + i];
            }
        }

        foreach (var write in (Func<Sheet, Task>[])[s => CsvWriter.WriteAsync(Stream.Null, s, ',', Cancellation), s => XlsxWriter.WriteAsync(Stream.Null, [s], Marking, Cancellation)])
        {
            var most = 0L;
            IEnumerable<IReadOnlyList<object?>> Watched()
            {
                var n = 0;
                foreach (var row in Many())
                {
                    if (++n % 50_000 == 0)
                    {
                        most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
                    }

                    yield return row;
                }
            }

            var before = GC.GetTotalMemory(forceFullCollection: true);
            await write(new Sheet("t", ["a", "b"], Watched()));
            Assert.InRange(most - before, long.MinValue, 16 << 20);
        }
    }

    [Fact]
    public async Task More_rows_than_a_sheet_holds_go_to_a_further_one()
    {
        using var output = new MemoryStream();
        var rows = Enumerable.Repeat<IReadOnlyList<object?>>([1L], XlsxWriter.MostRows);
        await XlsxWriter.WriteAsync(output, [new Sheet("t", ["a"], rows)], Marking, Cancellation);
        await using var zip = new ZipArchive(output, ZipArchiveMode.Read);
        Assert.Equal(2, zip.Entries.Count(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_file_s_name_tells_what_it_is_and_how_far_it_goes()
    {
        Assert.Equal("GRIJZE-REIGER measure list TLP-AMBER+STRICT.csv", TableFile.NameOf("TLP:AMBER+STRICT · GRIJZE-REIGER", "measure list", "csv"));
        Assert.Equal("x   y.xlsx", TableFile.NameOf("", "x/\\\"y", "xlsx"));
    }

    private static async Task<string> CsvAsync(params IReadOnlyList<object?>[] rows)
    {
        using var output = new MemoryStream();
        await CsvWriter.WriteAsync(output, new Sheet("t", ["a", "b"], rows), ',', Cancellation);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static async Task<byte[]> XlsxAsync(IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        using var output = new MemoryStream();
        await XlsxWriter.WriteAsync(output, [new Sheet("t", ["a", "b"], rows)], Marking, Cancellation);
        return output.ToArray();
    }

    private static List<List<S.Cell>> Cells(byte[] bytes, int sheet)
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        return [.. book.WorkbookPart!.WorksheetParts.ElementAt(sheet).Worksheet!.Descendants<S.Row>().Select(r => r.Elements<S.Cell>().ToList())];
    }
}
