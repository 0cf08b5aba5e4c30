using System.Text.Json;
using Kortwiek.App;
using Kortwiek.Core;

namespace Kortwiek.Web.Api;

/// <summary>The fields of a JSON request as the texts that a command line would have given.</summary>
internal static class JsonTexts
{
    /// <summary>Reads a JSON object with the request record's fields.</summary>
    public static Outcome<IReadOnlyDictionary<string, IReadOnlyList<string>>> Of(Verb verb, JsonElement body)
    {
        if (body.ValueKind is not JsonValueKind.Object)
        {
            return new BadInput("The body is one JSON object with the request's fields.", Code: "usage");
        }

        var texts = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var field in body.EnumerateObject())
        {
            if (!verb.Parameters.Any(p => p.Field == field.Name))
            {
                var known = string.Join(", ", verb.Parameters.Select(p => p.Field));
                return new BadInput($"{verb.Path} has no field '{Shorten(field.Name)}'. It has: {(known.Length == 0 ? "none" : known)}.", Code: "usage");
            }

            if (TextsOf(field.Value) is not { } values)
            {
                return new BadInput($"The field '{field.Name}' is a text, a number, true or false, or a list of these.", Code: "usage");
            }

            texts[field.Name] = values;
        }

        return new Outcome<IReadOnlyDictionary<string, IReadOnlyList<string>>>.Done(texts);
    }

    private static IReadOnlyList<string>? TextsOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => [],
        JsonValueKind.Array when value.EnumerateArray().All(i => TextOf(i) is not null) => [.. value.EnumerateArray().Select(i => TextOf(i)!)],
        _ => TextOf(value) is { } text ? [text] : null,
    };

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    private static string Shorten(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
