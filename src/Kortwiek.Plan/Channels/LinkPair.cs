using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kortwiek.Plan.Channels;

/// <summary>Writes a link as <c>[from,to]</c>, as a model file has it.</summary>
internal sealed class LinkPair : JsonConverter<ChannelLink>
{
    public override ChannelLink Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<string[]>(ref reader, options) is [{ } from, { } to] ? new ChannelLink(from, to) : throw new JsonException("A link is a pair of two ids.");

    public override void Write(Utf8JsonWriter writer, ChannelLink value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(value.From);
        writer.WriteStringValue(value.To);
        writer.WriteEndArray();
    }
}
