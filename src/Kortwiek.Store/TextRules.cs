using Microsoft.EntityFrameworkCore.Metadata;

namespace Kortwiek.Store;

// What a text column takes, the same on both databases: SQLite by itself asks for no length, and PostgreSQL takes no NUL.
internal static class TextRules
{
    /// <summary>Refuses a text that cannot be kept.</summary>
    /// <exception cref="StoreException">It is too long, or no Unicode text without NUL.</exception>
    public static void Check(IReadOnlyProperty property, string? text)
    {
        if (text is null)
        {
            return;
        }

        if (property.GetMaxLength() is { } most && text.Length > most)
        {
            throw new StoreException($"{Name(property)} has {text.Length} letters; at most {most} can be kept.");
        }

        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new StoreException($"{Name(property)} holds a NUL character, which no text may.");
        }

        if (text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !IsWellFormed(text))
        {
            throw new StoreException($"{Name(property)} holds half a character (a surrogate without its other half).");
        }
    }

    private static string Name(IReadOnlyProperty property) => $"{property.DeclaringType.ShortName().Replace("Row", "", StringComparison.Ordinal)}.{property.Name}";

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return false;
            }

            i++;
        }

        return true;
    }
}
