using System.Globalization;
using System.Text.Json;

namespace Kortwiek.Watch.Stix;

/// <summary>A set of selectors that are taken out of an object, and what that does to lists and to the other selectors.</summary>
internal sealed class StixCut(IReadOnlySet<string> removed)
{
    /// <summary>True where the part itself is taken out.</summary>
    public bool Takes(string path) => removed.Contains(path);

    /// <summary>True where a top-level member goes, itself or because nothing is left of its list.</summary>
    public bool Takes(JsonElement document, string name) =>
        removed.Contains(name)
        || (document.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0
            && Enumerable.Range(0, value.GetArrayLength()).All(i => removed.Contains(Entry(name, i))));

    /// <summary>True where a member that is there would be gone.</summary>
    public bool Loses(JsonElement document, string name) => document.TryGetProperty(name, out _) && Takes(document, name);

    /// <summary>Writes a value without what is taken out of it; numbers keep their spelling.</summary>
    public void Write(Utf8JsonWriter writer, JsonElement value, string path)
    {
        if (!removed.Any(r => r.StartsWith(path + ".", StringComparison.Ordinal)))
        {
            value.WriteTo(writer);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            writer.WriteStartObject();
            foreach (var member in value.EnumerateObject().Where(m => !Takes($"{path}.{m.Name}")))
            {
                writer.WritePropertyName(member.Name);
                Write(writer, member.Value, $"{path}.{member.Name}");
            }

            writer.WriteEndObject();
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            writer.WriteStartArray();
            foreach (var (index, entry) in value.EnumerateArray().Index().Where(e => !Takes(Entry(path, e.Index))))
            {
                Write(writer, entry, Entry(path, index));
            }

            writer.WriteEndArray();
        }
        else
        {
            value.WriteTo(writer);
        }
    }

    /// <summary>A selector as it stands after the cut; null where its part is gone.</summary>
    public string? Renumbered(string selector)
    {
        var before = "";
        var after = "";
        foreach (var step in selector.Split('.'))
        {
            var place = before.Length == 0 ? step : $"{before}.{step}";
            if (Takes(place))
            {
                return null;
            }

            var now = step;
            if (StixSelector.TryIndex(step, out var index))
            {
                var gone = Enumerable.Range(0, index).Count(i => Takes(Entry(before, i)));
                now = string.Create(CultureInfo.InvariantCulture, $"[{index - gone}]");
            }

            before = place;
            after = after.Length == 0 ? now : $"{after}.{now}";
        }

        return after;
    }

    private static string Entry(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}.[{index}]");
}
