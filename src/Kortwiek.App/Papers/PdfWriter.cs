using System.Globalization;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace Kortwiek.App.Papers;

/// <summary>Writes a paper as PDF on A4: the operation and the marking above, the marking and page x of y below, the fonts inside.</summary>
/// <remarks>ISO 32000-1. No date and no chance goes in: the same paper gives the same bytes.</remarks>
internal static class PdfWriter
{
    private static readonly PdfStyle Edge = new(8, Grey: true);
    private static readonly PdfStyle Mark = new(9, Bold: true);

    // Fonts are shared, and what shapes text with them is not made for two at once.
    private static readonly Lock Turn = new();

    public static byte[] Write(Paper paper)
    {
        lock (Turn)
        {
            return WriteAlone(paper);
        }
    }

    private static byte[] WriteAlone(Paper paper)
    {
        var pages = PdfPages.Of(paper);
        using var output = new MemoryStream();
        var metadata = new SKDocumentPdfMetadata { Title = paper.Title, Subject = paper.Running, Keywords = paper.Marking, Creator = "Kortwiek", Producer = "Kortwiek", RasterDpi = 72, EncodingQuality = 101 };
        using (var document = SKDocument.CreatePdf(output, metadata))
        {
            for (var i = 0; i < pages.Count; i++)
            {
                Draw(document.BeginPage(PdfPages.Width, PdfPages.Height), paper, pages[i], string.Create(CultureInfo.InvariantCulture, $"{i + 1} / {pages.Count}"));
                document.EndPage();
            }

            document.Close();
        }

        return output.ToArray();
    }

    private static void Draw(SKCanvas canvas, Paper paper, IReadOnlyList<PdfMark> marks, string number)
    {
        const float Head = 44;
        const float Foot = PdfPages.Height - 36;
        var running = PdfLines.Of(paper.Running, 330, Edge)[0];
        Draw(canvas, new PdfMark.Words(PdfPages.Left, 330, Head, running.Text, running.RightToLeft, Edge));
        DrawAtRight(canvas, paper.Marking, Head, Mark);
        Draw(canvas, new PdfMark.Rule(PdfPages.Left, PdfPages.Right, Head + 6));
        foreach (var mark in marks)
        {
            Draw(canvas, mark);
        }

        Draw(canvas, new PdfMark.Words(PdfPages.Left, 200, Foot, number, RightToLeft: false, Edge));
        DrawAtRight(canvas, paper.Marking, Foot, Mark);
    }

    private static void Draw(SKCanvas canvas, PdfMark mark)
    {
        if (mark is PdfMark.Rule rule)
        {
            using var line = new SKPaint { Color = new SKColor(0xBB, 0xBB, 0xBB), StrokeWidth = 0.5f, IsStroke = true };
            canvas.DrawLine(rule.From, rule.Y, rule.To, rule.Y, line);
        }
        else if (mark is PdfMark.Words words)
        {
            Draw(canvas, words);
        }
    }

    private static void Draw(SKCanvas canvas, PdfMark.Words words)
    {
        using var font = PdfFonts.Of(words.Style.Size, words.Style.Bold);
        using var paint = Ink(words.Style);
        if (!TextDirection.HasRightToLeft(words.Text))
        {
            canvas.DrawText(words.Text, words.X, words.Y, SKTextAlign.Left, font, paint);
            return;
        }

        var shaper = PdfFonts.Shaper(words.Style.Bold);
        var pieces = TextDirection.Pieces(words.Text, words.RightToLeft);
        var x = words.RightToLeft ? words.X + words.Width - pieces.Sum(p => Wide(p.Text, p.RightToLeft, shaper, font)) : words.X;
        foreach (var (text, rightToLeft) in pieces)
        {
            if (rightToLeft)
            {
                canvas.DrawShapedText(shaper, text, x, words.Y, SKTextAlign.Left, font, paint);
            }
            else
            {
                canvas.DrawText(text, x, words.Y, SKTextAlign.Left, font, paint);
            }

            x += Wide(text, rightToLeft, shaper, font);
        }
    }

    private static void DrawAtRight(SKCanvas canvas, string text, float y, PdfStyle style)
    {
        using var font = PdfFonts.Of(style.Size, style.Bold);
        using var paint = Ink(style);
        canvas.DrawText(text, PdfPages.Right, y, SKTextAlign.Right, font, paint);
    }

    private static float Wide(string text, bool rightToLeft, SKShaper shaper, SKFont font) => rightToLeft ? shaper.Shape(text, font).Width : font.MeasureText(text);

    private static SKPaint Ink(PdfStyle style) => new() { IsAntialias = true, Color = style.Grey ? new SKColor(0x55, 0x55, 0x55) : SKColors.Black };
}
