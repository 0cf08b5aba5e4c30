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

                var start = 0;
                for (var fits = Fits(word, width, font); start + fits < word.Length; fits = Fits(word.AsSpan(start), width, font))
                {
                    lines.Add((word.Substring(start, fits), rightToLeft));
                    start += fits;
                }

                line = word[start..];
            }

            lines.Add((line, rightToLeft));
        }

        return lines;
    }

    // At least one character, and never half a one.
    private static int Fits(ReadOnlySpan<char> word, float width, SkiaSharp.SKFont font)
    {
        if (word.Length <= 1)
        {
            return word.Length;
        }

        var fits = 1;
        while (fits < word.Length && font.MeasureText(word[..(fits + 1)]) <= width)
        {
            fits++;
        }

        return fits < word.Length && char.IsLowSurrogate(word[fits]) ? (fits > 1 ? fits - 1 : 2) : fits;
    }
}
