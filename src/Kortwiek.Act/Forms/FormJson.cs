using System.Text.Json;
using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>Reads the JSON of forms: nothing missing, nothing unknown, no key twice.</summary>
internal static class FormJson
{
    public static readonly JsonSerializerOptions Options = new(KortwiekJson.Options)
    {
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = 32,
    };

    /// <summary>Reads one value, or says in one sentence why not.</summary>
    /// <param name="json">UTF-8, with or without a byte order mark.</param>
    /// <param name="what">What it ought to be: "definition of a form".</param>
    /// <param name="file">Its name, for the message.</param>
    public static Outcome<T> Read<T>(ReadOnlySpan<byte> json, string what, string? file)
        where T : class
    {
        if (json.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            json = json[3..];
        }

        try
        {
            return JsonSerializer.Deserialize<T>(json, Options) is { } read ? read : new BadInput($"A {what} is one JSON object.", file);
        }
        catch (JsonException e)
        {
            return new BadInput($"This is no {what}: {e.Message}", file, e.LineNumber is { } line ? line + 1 : null);
        }
    }
}
