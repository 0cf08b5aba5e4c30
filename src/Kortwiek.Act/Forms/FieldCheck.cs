using System.Globalization;
using System.Text.Json;
using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>Says what is wrong with one value of a form, as sentences at their place in the file.</summary>
internal static class FieldCheck
{
    private const int MaxText = 1000;
    private const int MaxParagraph = 20_000;
    private const int MaxItems = 1000;

    /// <summary>Everything that is wrong with a field.</summary>
    /// <param name="field">What is asked.</param>
    /// <param name="value">What stands there; undefined where nothing does.</param>
    /// <param name="path">JSON pointer of the value.</param>
    public static IEnumerable<Refusal> Problems(FormField field, JsonElement value, string path)
    {
        Sentence name = $"'{field.Label}'";
        if (field.Type == FieldType.Flag)
        {
            return value.ValueKind is not (JsonValueKind.True or JsonValueKind.False) ? [new Refusal(path, $"{name} is a box: write true or false.")]
                : field.Required && value.ValueKind is JsonValueKind.False ? [new Refusal(path, $"{name} has to be ticked.")]
                : [];
        }

        if (IsEmpty(value))
        {
            return field.Required ? [new Refusal(path, $"{name} is missing.")] : [];
        }

        return field.IsList ? List(field, value, path, name) : Item(field, value, path, name);
    }

    private static IEnumerable<Refusal> List(FormField field, JsonElement value, string path, Sentence name)
    {
        if (value.ValueKind is not JsonValueKind.Array || value.GetArrayLength() > MaxItems)
        {
            yield return new Refusal(path, $"{name} is a list of at most 1,000 texts.");
            yield break;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var place = 0;
        foreach (var item in value.EnumerateArray())
        {
            var at = $"{path}/{place++.ToString(CultureInfo.InvariantCulture)}";
            foreach (var problem in Item(field, item, at, name))
            {
                yield return problem;
            }

            if (item.ValueKind is JsonValueKind.String && !seen.Add(item.GetString()!))
            {
                yield return new Refusal(at, $"{name} holds the same twice.");
            }
        }
    }

    private static IEnumerable<Refusal> Item(FormField field, JsonElement value, string path, Sentence name)
    {
        if (value.ValueKind is not JsonValueKind.String || value.GetString() is not { } text)
        {
            return [new Refusal(path, $"{name} is written as a text between quotes.")];
        }

        return Fault(field, text, name) is { } fault ? [new Refusal(path, fault)] : [];
    }

    private static Sentence? Fault(FormField field, string text, Sentence name)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return $"{name} is empty.";
        }

        if (HiddenText.First(text) is { } hidden)
        {
            return $"{name} holds the hidden character {hidden}; take it out.";
        }

        if (text.Length > (field.Type == FieldType.Paragraph ? MaxParagraph : MaxText))
        {
            return $"{name} is too long.";
        }

        if (field.Type != FieldType.Paragraph && text.AsSpan().IndexOfAny('\n', '\r', '\t') >= 0)
        {
            return $"{name} stands on one line.";
        }

        return new StringInfo(text.Trim()).LengthInTextElements < field.MinLength ? $"{name} needs at least {field.MinLength} characters." : OfType(field, text, name);
    }

    private static Sentence? OfType(FormField field, string text, Sentence name)
    {
        switch (field.Type)
        {
            case FieldType.Choice or FieldType.Choices when !field.Choices!.Any(c => c.Id == text):
                return $"{name} knows no '{text}'; write one of {string.Join(", ", field.Choices!.Select(c => c.Id))}.";
            case FieldType.Country when !Country.TryParse(text, out var country) || country.Code != text || country == Country.Unknown:
                return $"{name} is a state in two capital letters, such as BE; '{text}' is none.";
            case FieldType.Instant when !IsInstant(text):
                return $"{name} is a date and time with its offset, such as 2027-04-21T10:00:00+02:00; '{text}' is none.";
            case FieldType.Day when !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _):
                return $"{name} is a day such as 2027-04-21; '{text}' is none.";
            case FieldType.Languages when text.Length != 2 || !text.All(char.IsAsciiLetterLower):
                return $"{name} is a language in two small letters, such as nl; '{text}' is none.";
            case FieldType.Urls when !IsAddress(text):
                return $"{name} is a whole address that starts with http:// or https://; '{text}' is none.";
            default:
                return null;
        }
    }

    // RFC 3339; the framework alone would take "21 April 2027 10:00 +02:00", too.
    private static bool IsInstant(string text) => text.Length >= 17 && text[4] == '-' && text[7] == '-' && text[10] == 'T' && text[13] == ':' && Utc.TryParse(text, out _);

    private static bool IsAddress(string text) =>
        !text.Any(char.IsWhiteSpace)
        && (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Host.Length > 0 && uri.UserInfo.Length == 0;

    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => true,
        JsonValueKind.String => string.IsNullOrWhiteSpace(value.GetString()),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        _ => false,
    };
}
