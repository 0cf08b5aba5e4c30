namespace Kortwiek.App.Papers;

/// <summary>Breaks a text into lines of a width: at blanks, and within a word that is longer than a line.</summary>
internal static class PdfLines
{
    /// <summary>The lines, each with the direction of its paragraph; at least one.</summary>
    public static List<(string Text, bool RightToLeft)> Of(string text, float width, PdfStyle style)
    {
        using var font = PdfFonts.Of(style.Size, style.Bold);
        var lines = new List<(string, bool)>();
        foreach (var paragraph in text.Split('\n'))
        {
            var rightToLeft = TextDirection.IsRightToLeft(paragraph);
            var line = "";
            foreach (var word in paragraph.Split(' '))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (font.MeasureText(longer) <= width)
                {
                    line = longer;
                    continue;
                }

                if (line.Length > 0)
                {
                    lines.Add((line, rightToLeft));
                }

                line = word;
                while (font.MeasureText(line) > width)
                {
                    var fits = Fits(line, width, font);
                    lines.Add((line[..fits], rightToLeft));
                    line = line[fits..];
                }
            }

            lines.Add((line, rightToLeft));
        }

        return lines;
    }

    // At least one character, and never half a one.
    private static int Fits(string word, float width, SkiaSharp.SKFont font)
    {
        var fits = 1;
        while (fits < word.Length && font.MeasureText(word.AsSpan(0, fits + 1)) <= width)
        {
            fits++;
        }

        return fits < word.Length && char.IsLowSurrogate(word[fits]) ? (fits > 1 ? fits - 1 : 2) : fits;
    }
}
