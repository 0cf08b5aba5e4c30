using System.Text;

namespace Kortwiek.App.Papers;

/// <summary>Parts a line into pieces of one writing direction, in the order in which they stand from left to right.</summary>
/// <remarks>A short form of Unicode Standard Annex 9 for names within sentences: letters decide, digits read left to right, blanks and signs go with both neighbours where these agree, else with the line. No embeddings: papers hold no direction marks.</remarks>
internal static class TextDirection
{
    /// <summary>True where the first letter of a text is written from right to left.</summary>
    public static bool IsRightToLeft(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Of(rune) is { } rightToLeft && !Rune.IsDigit(rune))
            {
                return rightToLeft;
            }
        }

        return false;
    }

    /// <summary>True where any letter is written from right to left.</summary>
    public static bool HasRightToLeft(string text) => text.AsSpan().ContainsAnyExceptInRange('\0', '\u058F') && text.EnumerateRunes().Any(r => Of(r) == true);

    /// <summary>The pieces from left to right.</summary>
    /// <param name="line">One line.</param>
    /// <param name="rightToLeft">The direction of the whole paragraph.</param>
    public static IReadOnlyList<(string Text, bool RightToLeft)> Pieces(string line, bool rightToLeft)
    {
        var runes = line.EnumerateRunes().ToList();
        var directions = Resolve(runes, rightToLeft);
        var pieces = new List<(string Text, bool RightToLeft)>();
        for (var start = 0; start < runes.Count;)
        {
            var end = start;
            while (end < runes.Count && directions[end] == directions[start])
            {
                end++;
            }

            pieces.Add((string.Concat(runes[start..end]), directions[start]));
            start = end;
        }

        if (rightToLeft)
        {
            pieces.Reverse();
        }

        return pieces;
    }

    private static bool[] Resolve(List<Rune> runes, bool line)
    {
        var known = runes.ConvertAll(Of);
        var after = new bool[runes.Count];
        var next = line;
        for (var i = runes.Count - 1; i >= 0; i--)
        {
            next = known[i] ?? next;
            after[i] = next;
        }

        var resolved = new bool[runes.Count];
        var before = line;
        for (var i = 0; i < runes.Count; i++)
        {
            before = known[i] ?? before;
            resolved[i] = before == after[i] ? before : line;
        }

        return resolved;
    }

    // Hebrew to Arabic Extended, presentation forms, and the right-to-left planes; null for what has no direction.
    private static bool? Of(Rune rune) => rune.Value switch
    {
        _ when Rune.IsDigit(rune) => false,
        >= 0x0590 and <= 0x08FF or >= 0xFB1D and <= 0xFDFF or >= 0xFE70 and <= 0xFEFC or >= 0x10800 and <= 0x10FFF or >= 0x1E800 and <= 0x1EFFF => true,
        _ => Rune.IsLetter(rune) ? false : null,
    };
}
