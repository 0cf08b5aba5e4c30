using System.Globalization;
using System.Net;
using System.Text;

namespace Kortwiek.Act;

/// <summary>Characters that a reader does not see but that change what is read: controls, direction overrides, zero-width marks.</summary>
internal static class HiddenText
{
    /// <summary>The first hidden character as <c>U+202E</c>; null where there is none. Tabs and line ends are no hidden characters.</summary>
    public static string? First(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsHidden(rune))
            {
                return Name(rune);
            }
        }

        return null;
    }

    /// <summary>The text for a page: every character of markup escaped, every hidden one written out.</summary>
    public static string Safe(string text) => WebUtility.HtmlEncode(Shown(text));

    /// <summary>The text with every hidden character written out.</summary>
    public static string Shown(string text)
    {
        if (First(text) is null)
        {
            return text;
        }

        var shown = new StringBuilder(text.Length + 8);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = IsHidden(rune) ? shown.Append('⟨').Append(Name(rune)).Append('⟩') : shown.Append(rune);
        }

        return shown.ToString();
    }

    // The joiners are needed to write several languages; 0xFFFE and 0xFFFF of each plane are no characters.
    private static bool IsHidden(Rune rune) => rune.Value is not ('\n' or '\r' or '\t' or 0x200C or 0x200D)
        && ((rune.Value & 0xFFFE) == 0xFFFE
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse);

    private static string Name(Rune rune) => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");
}
