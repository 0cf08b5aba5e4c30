using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kortwiek.Core;
using Kortwiek.Watch.Json;
using Kortwiek.Watch.Stix;

namespace Kortwiek.Watch;

/// <summary>
/// Decides what of a partner's object may go to an audience: the original, a copy without the marked parts, or nothing. A part is removed, never blanked;
/// an object that would lose what the standard demands is withheld. The copy keeps identifier and version and says in our extension what is missing.
/// </summary>
/// <remarks>STIX 2.1 §7.2.3. Not for several threads at once.</remarks>
public sealed class StixRelease(Tlp audience)
{
    private static readonly JsonWriterOptions Layout = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly HashSet<string> Always = new(StringComparer.Ordinal) { "type", "id", "spec_version", "created", "modified", "value" };

    private static readonly Dictionary<string, string[]> Required = new(StringComparer.Ordinal)
    {
        ["attack-pattern"] = ["name"],
        ["autonomous-system"] = ["number"],
        ["campaign"] = ["name"],
        ["course-of-action"] = ["name"],
        ["directory"] = ["path"],
        ["email-message"] = ["is_multipart"],
        ["extension-definition"] = ["name", "schema", "version", "extension_types", "created_by_ref"],
        ["grouping"] = ["context", "object_refs"],
        ["identity"] = ["name"],
        ["incident"] = ["name"],
        ["indicator"] = ["pattern", "pattern_type", "valid_from"],
        ["infrastructure"] = ["name"],
        ["intrusion-set"] = ["name"],
        ["language-content"] = ["object_ref", "contents"],
        ["malware"] = ["is_family"],
        ["malware-analysis"] = ["product"],
        ["mutex"] = ["name"],
        ["network-traffic"] = ["protocols"],
        ["note"] = ["content", "object_refs"],
        ["observed-data"] = ["first_observed", "last_observed", "number_observed"],
        ["opinion"] = ["opinion", "object_refs"],
        ["relationship"] = ["relationship_type", "source_ref", "target_ref"],
        ["report"] = ["name", "published", "object_refs"],
        ["sighting"] = ["sighting_of_ref"],
        ["software"] = ["name"],
        ["threat-actor"] = ["name"],
        ["tool"] = ["name"],
        ["vulnerability"] = ["name"],
        ["windows-registry-key"] = ["key"],
    };

    private readonly StixMarkings _markings = new();

    /// <summary>Learns a marking definition; one that is not known counts as RED.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="definition">The object's bytes.</param>
    public void Define(string id, ReadOnlyMemory<byte> definition)
    {
        using var document = JsonDocument.Parse(definition);
        _markings.Define(id, document.RootElement);
    }

    /// <summary>The object as the audience may have it.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="level">The level of the whole object; for a relationship the highest of itself and its two ends.</param>
    /// <param name="raw">Its original bytes.</param>
    /// <returns>Null where it is withheld.</returns>
    public StixCopy? Copy(string type, Tlp level, ReadOnlyMemory<byte> raw)
    {
        if (level > audience)
        {
            return null;
        }

        using var document = JsonDocument.Parse(raw, new JsonDocumentOptions { MaxDepth = ItemWalker.MaxDepth });
        var removed = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var entry in JsonText.Items(document.RootElement, "granular_markings"))
        {
            if (JsonText.Member(entry, "marking_ref") is { } marking && IsAbove(marking))
            {
                removed.UnionWith(JsonText.Items(entry, "selectors").Select(s => JsonText.Of(s) ?? "").Where(s => StixSelector.TryFind(document.RootElement, s, out _)));
            }
        }

        if (removed.Count == 0)
        {
            return new StixCopy(raw, []);
        }

        try
        {
            var cut = new StixCut(removed);
            return Needs(type).Any(name => cut.Loses(document.RootElement, name)) ? null : new StixCopy(Written(document.RootElement, cut, removed), [.. removed]);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair stands in it: what cannot be written anew without a part stays here whole.
            return null;
        }
    }

    /// <summary>True where the object says that somebody has removed parts of it for an audience.</summary>
    public static bool IsRedacted(ReadOnlyMemory<byte> raw)
    {
        using var document = JsonDocument.Parse(raw, new JsonDocumentOptions { MaxDepth = ItemWalker.MaxDepth });
        return JsonText.TryMember(document.RootElement, "extensions", out var extensions)
            && JsonText.TryMember(extensions, StixExtension.Id, out var ours)
            && JsonText.Items(ours, StixExtension.Redacted).Any();
    }

    private static IEnumerable<string> Needs(string type) => Required.TryGetValue(type, out var own) ? Always.Concat(own) : Always;

    private bool IsAbove(string marking) => !_markings.TryLevel(marking, out var level) || level > audience;

    private static byte[] Written(JsonElement document, StixCut cut, SortedSet<string> removed)
    {
        using var output = new MemoryStream();
        using (var writer = new Utf8JsonWriter(output, Layout))
        {
            writer.WriteStartObject();
            var extended = false;
            foreach (var member in document.EnumerateObject())
            {
                if (cut.Takes(document, member.Name))
                {
                    continue;
                }

                switch (member.Name)
                {
                    case "granular_markings":
                        Markings(writer, document, cut);
                        break;
                    case "extensions" when member.Value.ValueKind == JsonValueKind.Object:
                        extended = true;
                        Extensions(writer, member.Value, cut, removed);
                        break;
                    default:
                        writer.WritePropertyName(member.Name);
                        cut.Write(writer, member.Value, member.Name);
                        break;
                }
            }

            if (!extended)
            {
                Extensions(writer, default, cut, removed);
            }

            writer.WriteEndObject();
        }

        return output.ToArray();
    }

    // What remains of the granular markings, with the selectors of list entries renumbered.
    private static void Markings(Utf8JsonWriter writer, JsonElement document, StixCut cut)
    {
        var kept = new List<(string Name, string Mark, List<string> Selectors)>();
        foreach (var entry in JsonText.Items(document, "granular_markings"))
        {
            var name = JsonText.Member(entry, "marking_ref") is null ? "lang" : "marking_ref";
            var selectors = JsonText.Items(entry, "selectors").Select(s => cut.Renumbered(JsonText.Of(s) ?? "")).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            if (selectors.Count > 0 && JsonText.Member(entry, name) is { } mark)
            {
                kept.Add((name, mark, selectors));
            }
        }

        if (kept.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("granular_markings");
        foreach (var (name, mark, selectors) in kept)
        {
            writer.WriteStartObject();
            writer.WriteString(name, mark);
            writer.WriteStartArray("selectors");
            selectors.ForEach(writer.WriteStringValue);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Extensions(Utf8JsonWriter writer, JsonElement extensions, StixCut cut, SortedSet<string> removed)
    {
        writer.WriteStartObject("extensions");
        var ours = false;
        foreach (var extension in extensions.ValueKind == JsonValueKind.Object ? extensions.EnumerateObject() : default)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"extensions.{extension.Name}");
            if (cut.Takes(path))
            {
                continue;
            }

            writer.WritePropertyName(extension.Name);
            if (extension.Name == StixExtension.Id && extension.Value.ValueKind == JsonValueKind.Object)
            {
                ours = true;
                writer.WriteStartObject();
                foreach (var member in extension.Value.EnumerateObject().Where(m => m.Name != StixExtension.Redacted && !cut.Takes($"{path}.{m.Name}")))
                {
                    writer.WritePropertyName(member.Name);
                    cut.Write(writer, member.Value, $"{path}.{member.Name}");
                }

                Redacted(writer, removed);
                writer.WriteEndObject();
            }
            else
            {
                cut.Write(writer, extension.Value, path);
            }
        }

        if (!ours)
        {
            writer.WriteStartObject(StixExtension.Id);
            writer.WriteString("extension_type", "property-extension");
            Redacted(writer, removed);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void Redacted(Utf8JsonWriter writer, SortedSet<string> removed)
    {
        writer.WriteStartArray(StixExtension.Redacted);
        foreach (var selector in removed)
        {
            writer.WriteStringValue(selector);
        }

        writer.WriteEndArray();
    }
}
