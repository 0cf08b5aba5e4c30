using System.Diagnostics;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Kortwiek.App.Papers;

namespace Kortwiek.Tests.App.Papers;

public sealed partial class PaperFileTests
{
    private const string Names = "Ångström, Łódź, Στέλιος Παπαδόπουλος, Сергей Иванов, œuvre";

    private static readonly Paper Sample = new(
        "Verwijderingsbevel: =1+1 <b>&amp;", "nl", "TLP:AMBER+STRICT", "GRIJZE-REIGER · Grijze reiger",
        [
            new PaperPart.Words("Regulation (EU) 2021/784", PaperTone.Quiet),
            new PaperPart.Words("Reading copy", PaperTone.Strong),
            new PaperPart.Heading(2, "A Addressee"),
            new PaperPart.Pairs([new PaperPair("Names", [Names, "second line"]), new PaperPair("Nothing", []), new PaperPair("Boxes †", ["☒ yes", "☐ no"])]),
            new PaperPart.Heading(3, "Table"),
            new PaperPart.Grid("Measures", ["Id", "What", "Why"], [.. Enumerable.Range(1, 90).Select(i => (IReadOnlyList<string>)[$"M-{i:d3}", "a server with a long description that goes over lines", new string('x', 90)])]),
            new PaperPart.Points(["One point.", "Another point with\0 a control character and half a \uD800 character."]),
            new PaperPart.Words("Written by محمد العربي on 2027-04-21, and by דוד לוי (twice)."),
            new PaperPart.Signatures(["Handed over by: name, day, signature"]),
        ]);

    [Fact]
    public void A_text_document_is_valid_and_says_marking_operation_and_page_on_every_page()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(PaperFile.Of(Sample, "x.docx")), false);
        foreach (var version in (FileFormatVersions[])[FileFormatVersions.Office2013, FileFormatVersions.Microsoft365])
        {
            Assert.Empty(new OpenXmlValidator(version).Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        }

        var main = document.MainDocumentPart!;
        var section = Assert.Single(main.Document!.Body!.Elements<DocumentFormat.OpenXml.Wordprocessing.SectionProperties>());
        Assert.Equal(2, section.Elements<DocumentFormat.OpenXml.Wordprocessing.HeaderFooterReferenceType>().Count());
        Assert.Equal("GRIJZE-REIGER · Grijze reigerTLP:AMBER+STRICT", main.HeaderParts.Single().Header!.InnerText);
        var foot = main.FooterParts.Single().Footer!;
        Assert.Equal(["PAGE", "NUMPAGES"], foot.Descendants<DocumentFormat.OpenXml.Wordprocessing.SimpleField>().Select(f => f.Instruction!.Value));
        Assert.Contains("TLP:AMBER+STRICT", foot.InnerText, StringComparison.Ordinal);
        var text = main.Document.InnerText;
        Assert.Contains(Names, text, StringComparison.Ordinal);
        Assert.Contains("=1+1 <b>&amp;", text, StringComparison.Ordinal);
        Assert.Contains("with\uFFFD a control character and half a \uFFFD character", text, StringComparison.Ordinal);
        Assert.Equal(["محمد العربي", "דוד לוי"], main.Document.Descendants<DocumentFormat.OpenXml.Wordprocessing.Run>().Where(r => r.RunProperties?.RightToLeftText is not null).Select(r => r.InnerText));
    }

    [Fact]
    public void Each_page_of_a_pdf_carries_marking_operation_and_its_number()
    {
        var pages = Read(PaperFile.Of(Sample, "x.pdf"));
        Assert.True(pages.Count > 2);
        for (var i = 0; i < pages.Count; i++)
        {
            Assert.Equal(2, Count(pages[i], "TLP:AMBER+STRICT"));
            Assert.Equal(1, Count(pages[i], "GRIJZE-REIGER · Grijze reiger"));
            Assert.Matches($@"\n{i + 1} ?/ ?{pages.Count} ", pages[i]);
        }

        Assert.All(pages.Where(p => p.Contains("M-0", StringComparison.Ordinal)), p => Assert.Matches(@"Id\s+What\s+Why", p));
        var all = string.Join(' ', pages);
        Assert.Equal(90, MeasureIds().Matches(all).Select(m => m.Value).Distinct(StringComparer.Ordinal).Count());
        // One x stands in Boxes.
        Assert.Equal((90 * 90) + 1, all.Count(c => c == 'x'));
        foreach (var word in Names.Split(' '))
        {
            Assert.Contains(word, all, StringComparison.Ordinal);
        }

        Assert.Contains("☒ yes", all, StringComparison.Ordinal);
        Assert.Contains("with\uFFFD a control", all, StringComparison.Ordinal);
    }

    [Fact]
    public void Right_to_left_names_stand_joined_and_in_their_order_within_a_sentence()
    {
        // The joined forms are folded back to letters, and the marks that the reader's program writes around them left out.
        var text = Marks().Replace(Read(PaperFile.Of(Sample, "x.pdf"))[^1].Normalize(System.Text.NormalizationForm.FormKC), "");
        Assert.Matches(@"Written by\s*محمد العربي\s*on 2027-04-21, and by\s*\(?\s*דוד לוי", text);
    }

    [Fact]
    public void The_pieces_of_a_line_stand_as_they_are_read()
    {
        Assert.Equal([("a ", false), ("אב גד", true), (", 12 b", false)], TextDirection.Pieces("a אב גד, 12 b", rightToLeft: false));
        Assert.Equal([("12 b", false), ("אב ", true)], TextDirection.Pieces("אב 12 b", rightToLeft: true));
        Assert.True(TextDirection.IsRightToLeft("12. שלום"));
        Assert.False(TextDirection.IsRightToLeft("M-1 שלום"));
    }

    [Fact]
    public void The_same_paper_gives_the_same_bytes() =>
        Assert.All((string[])["x.pdf", "x.docx"], name => Assert.Equal(PaperFile.Of(Sample, name), PaperFile.Of(Sample, name)));

    [Fact]
    public void A_word_longer_than_a_line_is_parted_and_nothing_is_lost()
    {
        var long1 = string.Concat(Enumerable.Repeat("\U0001D11E", 300));
        Assert.Equal(long1, string.Concat(PdfLines.Of(long1, 100, new PdfStyle(9)).Select(l => l.Text)));
        Assert.Equal(["", ""], PdfLines.Of("\n", 100, new PdfStyle(9)).Select(l => l.Text));
    }

    [Fact]
    public void A_text_as_long_as_a_form_allows_is_written_in_seconds()
    {
        var clock = Stopwatch.StartNew();
        foreach (var text in (string[])[new string('x', 1 << 20), "א" + new string(' ', 1 << 20) + "b", new string('\n', 1 << 16)])
        {
            Assert.All((string[])["x.pdf", "x.docx"], name => Assert.NotEmpty(PaperFile.Of(Sample with { Parts = [new PaperPart.Words(text)] }, name)));
        }

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(60));
    }

    private static int Count(string text, string what) => text.Split(what).Length - 1;

    // Another program reads the text back, page by page.
    private static List<string> Read(byte[] pdf)
    {
        const string Reader = "/usr/bin/pdftotext";
        Assert.SkipUnless(File.Exists(Reader), "pdftotext (poppler-utils) is not installed.");
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, pdf);
            using var process = Process.Start(new ProcessStartInfo(Reader, ["-layout", "-enc", "UTF-8", file, "-"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            return [.. text.TrimEnd('\f', '\n').Split('\f')];
        }
        finally
        {
            File.Delete(file);
        }
    }

    [GeneratedRegex("M-[0-9]{3}", RegexOptions.NonBacktracking)]
    private static partial Regex MeasureIds();

    [GeneratedRegex("[\u200E\u200F\u202A-\u202E\u2066-\u2069]", RegexOptions.NonBacktracking)]
    private static partial Regex Marks();
}
