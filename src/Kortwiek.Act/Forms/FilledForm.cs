using System.Text.Json;
using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>A form that somebody fills in: the file <c>order new</c> writes and a person completes.</summary>
/// <param name="Form">Id of its definition.</param>
/// <param name="Version">Version of the definition by which it was made.</param>
/// <param name="Language">ISO 639-1 code of the language in which it is drawn up; it keeps it.</param>
/// <param name="Marking">How far it may be passed on; printed on every page.</param>
/// <param name="Measure">The measure that it serves, or null.</param>
/// <param name="Values">By field; null, an empty text or an empty list is a field not filled.</param>
public sealed record FilledForm(string Form, int Version, string Language, Tlp Marking, string? Measure, IReadOnlyDictionary<string, JsonElement> Values)
{
    /// <summary>Largest file in bytes.</summary>
    public const int MaxBytes = 1 << 20;

    private static readonly JsonSerializerOptions Indented = new(FormJson.Options) { WriteIndented = true };

    /// <summary>Reads a filled form. What is wrong with its values is for <see cref="FormCheck"/>.</summary>
    /// <param name="json">UTF-8, at most <see cref="MaxBytes"/>.</param>
    /// <param name="file">Its name, for the message.</param>
    public static Outcome<FilledForm> Read(ReadOnlySpan<byte> json, string? file = null)
    {
        if (json.Length > MaxBytes)
        {
            return new BadInput("A form has at most 1 MiB.", file);
        }

        var read = FormJson.Read<FilledForm>(json, "filled form", file);
        if (read is not Outcome<FilledForm>.Done { Answer: var form })
        {
            return read;
        }

        try
        {
            _ = form.Canonical();
            return read;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or JsonException)
        {
            return new BadInput("This is no filled form: it holds a key twice, half a character or a number that is none.", file);
        }
    }

    /// <summary>The values of a field as texts: none where it is not filled, one for a text, a choice or a box (<c>true</c>, <c>false</c>), all of a list.</summary>
    public IReadOnlyList<string> Texts(string field) =>
        !Values.TryGetValue(field, out var value) ? []
        : value.ValueKind switch
        {
            JsonValueKind.String => Filled(value.GetString()!),
            JsonValueKind.True => ["true"],
            JsonValueKind.False => ["false"],
            JsonValueKind.Array => [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).SelectMany(v => Filled(v.GetString()!))],
            _ => [],
        };

    /// <summary>The one text of a field, or null.</summary>
    public string? Text(string field) => Texts(field) is [var text, ..] ? text : null;

    /// <summary>The one spelling of the form in UTF-8.</summary>
    /// <remarks>RFC 8785.</remarks>
    public byte[] Canonical() => CanonicalJson.Of(JsonSerializer.SerializeToElement(this, FormJson.Options));

    /// <summary>SHA-256 of <see cref="Canonical"/>.</summary>
    public Digest Digest() => Core.Digest.Sha256Of(Canonical());

    /// <summary>The file as a person completes it: one line a value, a line feed at the end.</summary>
    public byte[] ToBytes() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Indented), (byte)'\n'];

    private static string[] Filled(string text) => string.IsNullOrWhiteSpace(text) ? [] : [text];
}
