using System.Text;

namespace Kortwiek.App.Tables;

/// <summary>Keeps a text from becoming a command of the program that opens the file.</summary>
/// <remarks>OWASP, CSV Injection: a cell that begins with <c>= + - @</c>, a tab, a carriage return or a line feed, or with a full-width form, may be run as a formula.</remarks>
public static class CellGuard
{
    private const string Triggers = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    /// <summary>True where a spreadsheet could take the text for a formula, after any blanks.</summary>
    public static bool IsRisky(string text)
    {
        var start = text.AsSpan().TrimStart(" \u00A0\u3000\uFEFF\u200B");
        return start.Length > 0 && Triggers.Contains(start[0], StringComparison.Ordinal);
    }

    /// <summary>The text with an apostrophe before it where it is risky.</summary>
    public static string Neutral(string text) => IsRisky(text) ? "'" + text : text;

    /// <summary>The text without control characters, half characters and non-characters, each shown as U+FFFD; tab and line ends stay.</summary>
    public static string Printable(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var bad = (Rune.IsControl(rune) && rune.Value is not ('\t' or '\r' or '\n')) || (rune.Value & 0xFFFE) == 0xFFFE;
            clean.Append(bad ? "\uFFFD" : rune.ToString());
        }

        return clean.ToString();
    }
}
