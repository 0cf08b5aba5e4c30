using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Kortwiek.App.Papers;

/// <summary>Paragraphs of a text document; right-to-left words are said to be such, so that the program that shows them joins and turns them.</summary>
internal static class DocxText
{
    /// <summary>A paragraph in a style; null is the usual one. Line ends stay.</summary>
    public static Paragraph Paragraph(string text, string? style)
    {
        var properties = new ParagraphProperties();
        if (style is not null)
        {
            properties.Append(new ParagraphStyleId { Val = style });
        }

        if (TextDirection.IsRightToLeft(text))
        {
            properties.Append(new BiDi());
        }

        var paragraph = new Paragraph(properties);
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                paragraph.Append(new Run(new Break()));
            }

            paragraph.Append(Runs(lines[i]));
        }

        return paragraph;
    }

    /// <summary>The head or the foot of each page: a text or the page's number at the left, the marking at the right.</summary>
    public static Paragraph Edges(string? running, string marking, int width)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = DocxStyles.Quiet }, new Tabs(new TabStop { Val = TabStopValues.Right, Position = width })));
        if (running is null)
        {
            paragraph.Append(Field("PAGE"), new Run(new Text(" / ") { Space = SpaceProcessingModeValues.Preserve }), Field("NUMPAGES"));
        }
        else
        {
            paragraph.Append(Runs(running));
        }

        paragraph.Append(new Run(new TabChar()), new Run(new RunProperties(new Bold()), new Text(marking)));
        return paragraph;
    }

    // The pieces in the order in which they are read: the program that shows them turns them.
    private static IEnumerable<Run> Runs(string line)
    {
        if (!TextDirection.HasRightToLeft(line))
        {
            return [Run(line, rightToLeft: false)];
        }

        return TextDirection.Pieces(line, rightToLeft: false).Select(p => Run(p.Text, p.RightToLeft));
    }

    private static Run Run(string text, bool rightToLeft)
    {
        var run = new Run();
        if (rightToLeft)
        {
            run.Append(new RunProperties(new RightToLeftText()));
        }

        run.Append(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }

    private static SimpleField Field(string name) => new(new Run(new Text(1.ToString(CultureInfo.InvariantCulture)))) { Instruction = name };
}
