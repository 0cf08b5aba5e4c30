using System.Text.Json;
using Kortwiek.Core;

namespace Kortwiek.Plan.Channels;

/// <summary>Reads a channel model from JSON.</summary>
/// <remarks><c>{elements:[{id,layer,country,provider,cost}],channels:[{id,audience,entries}],links:[[from,to]]}</c>; country, provider, audience and entries may be left out or null, a cost left out is 1, a cost of null means that the element cannot be taken.</remarks>
public static class ChannelModelReader
{
    private const long MaxBytes = 64L << 20;

    /// <summary>The model, or what is wrong and where.</summary>
    /// <param name="stream">At most 64 MiB of UTF-8.</param>
    /// <param name="name">The file as the user named it.</param>
    public static Outcome<ChannelModel> Read(Stream stream, string name)
    {
        if (stream.CanSeek && stream.Length - stream.Position > MaxBytes)
        {
            return new BadInput("The model is longer than 64 MiB.", name);
        }

        try
        {
            using var document = JsonDocument.Parse(stream, new JsonDocumentOptions { MaxDepth = 8 });
            var model = Model(document.RootElement);
            return model.Fault() is { } fault ? new BadInput(fault, name) : model;
        }
        catch (JsonException broken)
        {
            return new BadInput(broken.LineNumber is null ? broken.Message : "This is no JSON.", name, broken.LineNumber + 1);
        }
    }

    private static ChannelModel Model(JsonElement root)
    {
        Only(root, "the model", "elements", "channels", "links");
        var elements = List(root, "elements").Select(ElementOf).ToList();
        var channels = List(root, "channels").Select(ChannelOf).ToList();
        var links = List(root, "links").Select(LinkOf).ToList();
        return new ChannelModel(elements, channels, links);
    }

    private static ChannelElement ElementOf(JsonElement item, int index)
    {
        var where = $"elements[{index}]";
        Only(item, where, "id", "layer", "country", "provider", "cost");
        var layer = Text(item, "layer", where) switch
        {
            "name" => ServiceLayer.Name,
            "resolution" => ServiceLayer.Resolution,
            "front" => ServiceLayer.Front,
            "origin" => ServiceLayer.Origin,
            var other => throw new JsonException($"{where}.layer is \"{other}\"; it is one of name, resolution, front, origin."),
        };
        var country = Country.Unknown;
        if (Optional(item, "country", where) is { } code && !Country.TryParse(code, out country))
        {
            throw new JsonException($"{where}.country is \"{code}\", which is no country code of two letters.");
        }

        decimal? cost = 1;
        if (item.TryGetProperty("cost", out var given))
        {
            cost = given.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.Number when given.TryGetDecimal(out var number) => number,
                _ => throw new JsonException($"{where}.cost is no number."),
            };
        }

        return new ChannelElement(Text(item, "id", where), layer, country, Optional(item, "provider", where), cost);
    }

    private static ChannelAudience ChannelOf(JsonElement item, int index)
    {
        var where = $"channels[{index}]";
        Only(item, where, "id", "audience", "entries");
        double? audience = null;
        if (item.TryGetProperty("audience", out var given) && given.ValueKind != JsonValueKind.Null)
        {
            audience = given.ValueKind == JsonValueKind.Number ? given.GetDouble() : throw new JsonException($"{where}.audience is no number.");
        }

        List<string>? entries = null;
        if (item.TryGetProperty("entries", out var list) && list.ValueKind != JsonValueKind.Null)
        {
            if (list.ValueKind != JsonValueKind.Array || list.EnumerateArray().Any(e => e.ValueKind != JsonValueKind.String))
            {
                throw new JsonException($"{where}.entries is no list of element ids.");
            }

            entries = [.. list.EnumerateArray().Select(e => e.GetString()!)];
        }

        return new ChannelAudience(Text(item, "id", where), audience, entries);
    }

    private static ChannelLink LinkOf(JsonElement item, int index)
    {
        if (item.ValueKind != JsonValueKind.Array || item.GetArrayLength() != 2 || item[0].ValueKind != JsonValueKind.String || item[1].ValueKind != JsonValueKind.String)
        {
            throw new JsonException($"links[{index}] is no pair of two ids.");
        }

        return new ChannelLink(item[0].GetString()!, item[1].GetString()!);
    }

    private static JsonElement.ArrayEnumerator List(JsonElement root, string name) =>
        root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray()
            : throw new JsonException($"The model has no list \"{name}\".");

    private static string Text(JsonElement item, string name, string where) =>
        Optional(item, name, where) ?? throw new JsonException($"{where} has no \"{name}\".");

    private static string? Optional(JsonElement item, string name, string where)
    {
        if (!item.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw new JsonException($"{where}.{name} is no text.");
    }

    private static void Only(JsonElement item, string where, params ReadOnlySpan<string> names)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException($"{where} is no object.");
        }

        foreach (var member in item.EnumerateObject())
        {
            if (!names.Contains(member.Name))
            {
                throw new JsonException($"{where} has a member \"{member.Name}\" that is not known.");
            }
        }
    }
}
