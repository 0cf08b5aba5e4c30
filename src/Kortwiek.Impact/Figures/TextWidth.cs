using System.Globalization;

namespace Kortwiek.Impact.Figures;

/// <summary>How wide a text is, near enough for a layout that must not depend on the fonts of a machine: classes of letters, on the wide side.</summary>
internal static class TextWidth
{
    /// <summary>Width in pixels at a font size in pixels.</summary>
    public static double Of(string text, double size)
    {
        double em = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            em += Em(rune.Value);
        }

        return em * size;
    }

    /// <summary>The text, or as much of its start as fits with an ellipsis.</summary>
    public static string Fit(string text, double width, double size)
    {
        if (Of(text, size) <= width)
        {
            return text;
        }

        var parts = StringInfo.ParseCombiningCharacters(text);
        for (var i = parts.Length - 1; i > 0; i--)
        {
            var cut = text[..parts[i]].TrimEnd() + "…";
            if (Of(cut, size) <= width)
            {
                return cut;
            }
        }

        return "…";
    }

    /// <summary>The text in lines, broken at blanks.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double size)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && Of(longer, size) > width)
            {
                lines.Add(line);
                longer = word;
            }

            line = Fit(longer, width, size);
        }

        lines.Add(line);
        return lines;
    }

    private static double Em(int c) => c switch
    {
        ' ' or '.' or ',' or ':' or ';' or '\'' or '|' or 'i' or 'l' or 'I' or '\u202F' => 0.31,
        'j' or 'f' or 't' or 'r' or '(' or ')' or '-' or '"' => 0.41,
        'm' or 'w' or 'M' or 'W' or '%' or '@' or '—' => 0.93,
        >= 'A' and <= 'Z' => 0.69,
        >= '0' and <= '9' => 0.62,
        < 0x0300 => 0.60,
        >= 0x0300 and <= 0x036F => 0,
        < 0x1100 => 0.66,
        _ => 1.05,
    };
}
