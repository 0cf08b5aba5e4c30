using System.Globalization;

namespace Kortwiek.Act;

/// <summary>How values of a form are written, on every kind of page alike.</summary>
internal static class FormWords
{
    /// <summary>A state's name with its code, or what stands there.</summary>
    public static string Country(string code, FormBook book, string language) =>
        book.States.Find(code) is { } state && state.Name.TryGetValue(language, out var name) ? $"{name} ({code})" : code;

    /// <summary>An instant with its offset, or what stands there.</summary>
    public static string Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) ? at.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture) : text;

    /// <summary>A box.</summary>
    public static string Tick(bool ticked) => ticked ? "☒" : "☐";

    /// <summary>Words with their values in place of <c>{0}</c>, <c>{1}</c>…</summary>
    public static string Fill(string words, params object[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            words = words.Replace($"{{{i}}}", Convert.ToString(values[i], CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }

        return words;
    }
}
