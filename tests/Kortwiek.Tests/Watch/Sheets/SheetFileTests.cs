using System.Text;
using Kortwiek.Watch;

namespace Kortwiek.Tests.Watch.Sheets;

public sealed class SheetFileTests
{
    [Theory]
    [InlineData("windows-1252", ';', "Windows-1252")]
    [InlineData("utf-8", ';', "UTF-8")]
    [InlineData("utf-8", '\t', "UTF-8")]
    [InlineData("utf-8", ',', "UTF-8")]
    [InlineData("utf-16", ';', "UTF-16")]
    public void Encoding_and_separator_are_guessed(string written, char separator, string name)
    {
        var encoding = written == "windows-1252" ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : Encoding.GetEncoding(written);
        var text = $"Naam{separator}Land{separator}Opmerking\r\nCafé één{separator}België{separator}\"tekst, met; een\tteken\"\r\n";
        byte[] bytes = [.. encoding.Preamble, .. encoding.GetBytes(text)];
        var file = Opened(new MemoryStream(bytes));
        Assert.Equal((name, separator), (file.Encoding, file.Separator));
        Assert.Equal([["Naam", "Land", "Opmerking"], ["Café één", "België", "tekst, met; een\tteken"]], Rows(file));
    }

    [Fact]
    public void A_letter_on_the_border_of_two_reads_does_not_make_utf_8_another_encoding()
    {
        var text = "kop\n" + new string('a', (1 << 20) - 5) + "é\n";
        var file = Opened(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        Assert.Equal("UTF-8", file.Encoding);
    }

    [Fact]
    public void A_workbook_gives_the_first_visible_sheet_and_names_the_others()
    {
        using var book = new Workbook()
            .Sheet("Verborgen", Workbook.Row(1, "geheim"), hidden: true)
            .Sheet("Servers", Workbook.Row(1, "IP", "Sinds", "Kosten") + Workbook.Row(3, "192.0.2.1", "<c r=\"@\" s=\"1\"><v>46114</v></c>", "<c r=\"@\"><f>1+0.5</f><v>1.5</v></c>"))
            .Sheet("Ander", Workbook.Row(1, "x"))
            .Write();
        var file = Opened(book);
        Assert.Equal(("xlsx", "Servers"), (file.Format, file.Sheet));
        Assert.Equal([["IP", "Sinds", "Kosten"], ["192.0.2.1", "2026-04-02", "1.5"]], Rows(file));
        var notes = file.Notes.Select(n => n.ToString()).ToList();
        Assert.Contains("The sheet 'Verborgen' is hidden and was left aside.", notes);
        Assert.Contains("The sheet 'Ander' was left aside; name it to read it.", notes);
        Assert.Contains("1 cells hold a formula; the values that were saved with them are read.", notes);
    }

    [Fact]
    public void A_hidden_sheet_is_read_where_it_is_named()
    {
        using var book = new Workbook().Sheet("A", Workbook.Row(1, "a")).Sheet("B", Workbook.Row(1, "b"), hidden: true).Write();
        Assert.Equal([["b"]], Rows(Opened(book, new SheetOptions(Sheet: "b"))));
    }

    [Fact]
    public void The_number_of_a_row_is_that_of_the_sheet()
    {
        using var book = new Workbook().Sheet("A", Workbook.Row(2, "kop") + Workbook.Row(7, "waarde")).Write();
        using var rows = Opened(book).Rows();
        Assert.True(rows.Read());
        Assert.Equal(2, rows.Line);
        Assert.True(rows.Read());
        Assert.Equal(7, rows.Line);
    }

    [Fact]
    public void Macros_links_and_formulas_without_value_are_told()
    {
        using var book = new Workbook()
            .Sheet("A", Workbook.Row(1, "kop", "<c r=\"@\"><f>NOW()</f></c>", "<c r=\"@\"><f/></c>"))
            .Part("xl/vbaProject.bin", [1, 2, 3])
            .Part("xl/externalLinks/externalLink1.xml", "<x/>"u8.ToArray())
            .Write();
        var notes = Opened(book).Notes.Select(n => n.ToString()).ToList();
        Assert.Contains("The workbook holds macros; they were not run.", notes);
        Assert.Contains("The workbook refers to other files or data sources; none was opened.", notes);
        Assert.Contains("2 of them were saved without a value and count as empty.", notes);
    }

    [Fact]
    public void A_bomb_is_refused_before_anything_reads_it()
    {
        using var book = new Workbook().Sheet("A", Workbook.Row(1, "kop")).Part("xl/media/image1.png", new byte[80 << 20]).Write();
        Assert.Contains("made to fill a disk", Refused(book), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_of_megabytes_is_refused()
    {
        using var book = new Workbook().Sheet("A", Workbook.Row(1, new string('x', (1 << 20) + 10))).Write();
        Assert.Contains("longer than a mebibyte", Refused(book), StringComparison.Ordinal);
        var text = "kop;b\n\"" + new string('x', (1 << 20) + 10);
        using var rows = Opened(new MemoryStream(Encoding.UTF8.GetBytes(text))).Rows();
        Assert.True(rows.Read());
        Assert.False(rows.Read());
        Assert.Contains("longer than a mebibyte", rows.Fault!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entity_in_a_sheet_is_not_expanded()
    {
        using var book = new Workbook().Sheet("A", Workbook.Row(1, "kop")).Write();
        var bytes = book.ToArray();
        using var copy = new MemoryStream();
        copy.Write(bytes);
        using (var zip = new System.IO.Compression.ZipArchive(copy, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml").Open();
            sheet.Write("""<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>"""u8);
        }

        Assert.Contains("damaged", Refused(copy), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("PK\u0003\u0004broken", "damaged")]
    public void What_is_no_table_is_refused_in_one_sentence(string content, string word) =>
        Assert.Contains(word, Refused(new MemoryStream(Encoding.Latin1.GetBytes(content))), StringComparison.Ordinal);

    [Fact]
    public void An_encrypted_workbook_and_an_old_one_are_told_apart()
    {
        byte[] head = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        Assert.Contains("encrypted", Refused(new MemoryStream([.. head, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage")])), StringComparison.Ordinal);
        Assert.Contains(".xls", Refused(new MemoryStream([.. head, .. new byte[600]])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_packed_file_that_is_no_workbook_is_refused()
    {
        using var bytes = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("content.xml");
        }

        Assert.Contains("no Excel workbook", Refused(bytes), StringComparison.Ordinal);
    }

    internal static SheetFile Opened(Stream file, SheetOptions? options = null)
    {
        var outcome = SheetFile.Open(file, "a.csv", options ?? new SheetOptions(), new Progress<Step>(), TestContext.Current.CancellationToken);
        return Assert.IsType<Outcome<SheetFile>.Done>(outcome).Answer;
    }

    private static string Refused(Stream file)
    {
        var outcome = SheetFile.Open(file, "a.xlsx", new SheetOptions(), new Progress<Step>(), TestContext.Current.CancellationToken);
        return Assert.IsType<Outcome<SheetFile>.Bad>(outcome).Fault.Message;
    }

    private static List<string[]> Rows(SheetFile file)
    {
        var all = new List<string[]>();
        using var rows = file.Rows();
        while (rows.Read())
        {
            all.Add([.. rows.Cells]);
        }

        Assert.Null(rows.Fault);
        return all;
    }
}
