using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Kortwiek.App.Papers;

/// <summary>Writes a paper as a text document that can be edited: the operation and the marking above, page x of y and the marking below each page.</summary>
/// <remarks>ECMA-376. No date and no chance goes in: the same paper gives the same bytes.</remarks>
internal static class DocxWriter
{
    private const string HeadId = "rIdHead";
    private const string FootId = "rIdFoot";

    // Twentieths of a point: A4, its margins, and where text at the right edge ends.
    private const uint PageWidth = 11906;
    private const uint PageHeight = 16838;
    private const int Margin = 1134;
    private const int TextWidth = (int)PageWidth - (2 * Margin);

    public static byte[] Write(Paper paper)
    {
        using var raw = new MemoryStream();
        using (var document = WordprocessingDocument.Create(raw, WordprocessingDocumentType.Document))
        {
            Write(document, paper);
        }

        raw.Position = 0;
        using var output = new MemoryStream();
        FixedZip.Copy(raw, output);
        return output.ToArray();
    }

    private static void Write(WordprocessingDocument document, Paper paper)
    {
        var main = document.AddNewPart<MainDocumentPart>("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "rIdMain");
        main.AddNewPart<StyleDefinitionsPart>("rIdStyles").Styles = DocxStyles.Of(paper.Language);
        main.AddNewPart<HeaderPart>(HeadId).Header = new Header(DocxText.Edges(paper.Running, paper.Marking, TextWidth));
        main.AddNewPart<FooterPart>(FootId).Footer = new Footer(DocxText.Edges(null, paper.Marking, TextWidth));
        var body = new Body(DocxText.Paragraph(paper.Title, DocxStyles.Title));
        foreach (var part in paper.Parts)
        {
            body.Append(Of(part));
        }

        body.Append(new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = HeadId },
            new FooterReference { Type = HeaderFooterValues.Default, Id = FootId },
            new PageSize { Width = PageWidth, Height = PageHeight },
            new PageMargin { Top = 1418, Bottom = 1418, Left = (uint)Margin, Right = (uint)Margin, Header = 709, Footer = 709, Gutter = 0 }));
        main.Document = new DocumentFormat.OpenXml.Wordprocessing.Document(body);
    }

    private static IEnumerable<OpenXmlElement> Of(PaperPart part) => part switch
    {
        PaperPart.Heading heading => [DocxText.Paragraph(heading.Text, heading.Level <= 2 ? DocxStyles.Chapter : DocxStyles.Section)],
        PaperPart.Words words => [DocxText.Paragraph(words.Text, words.Tone switch { PaperTone.Quiet => DocxStyles.Quiet, PaperTone.Strong => DocxStyles.Strong, _ => null })],
        PaperPart.Points points => points.All.Select(p => DocxText.Paragraph("• " + p, null)),
        PaperPart.Pairs pairs => [Table(pairs), Gap()],
        PaperPart.Grid grid => [.. grid.Caption.Length > 0 ? (OpenXmlElement[])[DocxText.Paragraph(grid.Caption, DocxStyles.Quiet)] : [], Table(grid), Gap()],
        PaperPart.Signatures signatures => signatures.Under.SelectMany(u => (OpenXmlElement[])[DocxText.Paragraph("\n\n______________________________", null), DocxText.Paragraph(u, DocxStyles.Quiet)]),
        _ => throw new InvalidOperationException($"A paper cannot hold a {part.GetType().Name}."),
    };

    private static Table Table(PaperPart.Pairs pairs)
    {
        int[] widths = [TextWidth / 3, TextWidth - (TextWidth / 3)];
        var table = Table(widths, lines: false);
        table.Append(pairs.All.Select(p => Row([p.Name, string.Join('\n', p.Lines)], widths, [DocxStyles.Quiet, null])));
        return table;
    }

    private static Table Table(PaperPart.Grid grid)
    {
        var weights = grid.Heads.Select((h, c) => Math.Clamp(grid.Rows.Select(r => r[c].Length).Append(h.Length).Max(), 8, 60)).ToList();
        int[] widths = [.. weights.Select(w => TextWidth * w / weights.Sum())];
        var table = Table(widths, lines: true);
        var heads = Row(grid.Heads, widths, [.. grid.Heads.Select(_ => DocxStyles.CellHead)]);
        heads.InsertAt(new TableRowProperties(new CantSplit(), new TableHeader()), 0);
        table.Append(heads);
        table.Append(grid.Rows.Select(r => Row(r, widths, [.. r.Select(_ => DocxStyles.Cell)])));
        return table;
    }

    private static Table Table(int[] widths, bool lines)
    {
        var properties = new TableProperties(new TableWidth { Width = Number(TextWidth), Type = TableWidthUnitValues.Dxa });
        if (lines)
        {
            properties.Append(new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 4, Color = "BBBBBB" },
                new BottomBorder { Val = BorderValues.Single, Size = 4, Color = "BBBBBB" },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = "BBBBBB" }));
        }

        properties.Append(new TableLayout { Type = TableLayoutValues.Fixed });
        return new Table(properties, new TableGrid(widths.Select(w => new GridColumn { Width = Number(w) })));
    }

    private static TableRow Row(IReadOnlyList<string> texts, int[] widths, IReadOnlyList<string?> styles) => new(texts.Select((text, c) =>
        new TableCell(new TableCellProperties(new TableCellWidth { Width = Number(widths[c]), Type = TableWidthUnitValues.Dxa }), DocxText.Paragraph(text, styles[c]))));

    // Two tables that touch would be one.
    private static Paragraph Gap() => DocxText.Paragraph("", DocxStyles.Quiet);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
