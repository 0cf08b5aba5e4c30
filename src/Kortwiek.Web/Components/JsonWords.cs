using System.Globalization;
using System.Text.Json;
using Kortwiek.Core;

namespace Kortwiek.Web.Components;

/// <summary>Names and values of any answer, as a reader sees them.</summary>
internal static class JsonWords
{
    private static readonly HashSet<string> PlainNumbers = new(StringComparer.OrdinalIgnoreCase) { "asn", "year", "port", "seed", "line", "index", "rev", "exitCode" };

    /// <summary><c>leadAuthority</c> is <c>Lead authority</c>.</summary>
    public static string Of(string camel)
    {
        var words = JsonNamingPolicy.KebabCaseLower.ConvertName(camel).Replace('-', ' ');
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>One value on one line.</summary>
    public static string Value(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Text(value.GetString()!),
        JsonValueKind.Number => Number(name, value),
        JsonValueKind.True => "✓",
        JsonValueKind.False or JsonValueKind.Null or JsonValueKind.Undefined => Show.Nothing,
        JsonValueKind.Array => value.GetArrayLength() == 0 ? Show.Nothing : string.Join(", ", value.EnumerateArray().Take(12).Select(i => Value(name, i))) + (value.GetArrayLength() > 12 ? ", …" : ""),
        _ => string.Join(" · ", value.EnumerateObject().Select(f => $"{Of(f.Name)} {Value(f.Name, f.Value)}")),
    };

    /// <summary>The whole value where the line shows less of it, for a tooltip.</summary>
    public static string? Whole(JsonElement value) => value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 24 } text && Text(text) != text ? text : null;

    /// <summary>What a column of such values is ordered by.</summary>
    public static IComparable? Order(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => null,
    };

    private static string Text(string text)
    {
        if (Utc.TryParse(text, out var instant))
        {
            return Show.Instant(instant);
        }

        var shown = text.StartsWith("sha256:", StringComparison.Ordinal) || text.StartsWith("blake3:", StringComparison.Ordinal) ? Show.Short(text) : text;
        return shown.Length == 0 ? Show.Nothing : shown.Any(char.IsControl) ? string.Concat(shown.Select(c => char.IsControl(c) ? '\uFFFD' : c)) : shown;
    }

    private static string Number(string name, JsonElement value) => value.TryGetInt64(out var whole)
        ? PlainNumbers.Contains(name) ? whole.ToString(CultureInfo.CurrentCulture) : Show.Number(whole)
        : Show.Number(value.GetDouble(), 4);
}
