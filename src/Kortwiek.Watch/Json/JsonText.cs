using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace Kortwiek.Watch.Json;

/// <summary>Strings of JSON as text. A string with half a surrogate pair is legal JSON and no text: it gives null, never an exception.</summary>
internal static class JsonText
{
    /// <summary>The text between two quotation marks.</summary>
    /// <param name="json">The bytes around it.</param>
    /// <param name="range">The string's bytes without its quotation marks.</param>
    public static string? Of(ReadOnlySpan<byte> json, in TextRange range)
    {
        if (!range.Exists)
        {
            return null;
        }

        if (!range.Escaped)
        {
            return Encoding.UTF8.GetString(json.Slice(range.Start, range.Length));
        }

        var reader = new Utf8JsonReader(json.Slice(range.Start - 1, range.Length + 2));
        return reader.Read() ? Of(ref reader) : null;
    }

    /// <summary>The text of a string or a property name.</summary>
    public static string? Of(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The text of a string value; null for any other kind.</summary>
    public static string? Of(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The text of an object's member; null where it is missing or no text.</summary>
    public static string? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && TryMember(element, name, out var value) ? Of(value) : null;

    /// <summary>The last member of that name, as a JSON reader of the web would see it.</summary>
    public static bool TryMember(JsonElement element, string name, out JsonElement value)
    {
        value = default;
        if (element.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        try
        {
            return element.TryGetProperty(name, out value);
        }
        catch (InvalidOperationException)
        {
            // A sibling's name is half a surrogate pair: look at the names one by one.
            return TrySlowly(element, name, out value);
        }
    }

    /// <summary>The items of an array member; none where it is missing or something else.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        TryMember(element, name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    private static bool TrySlowly(JsonElement element, string name, out JsonElement value)
    {
        value = default;
        var found = false;
        foreach (var member in element.EnumerateObject())
        {
            if (NameIs(member, name))
            {
                value = member.Value;
                found = true;
            }
        }

        return found;
    }

    [SuppressMessage("Usage", "CA2249", Justification = "A name is compared, not searched.")]
    private static bool NameIs(JsonProperty member, string name)
    {
        try
        {
            return member.NameEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
