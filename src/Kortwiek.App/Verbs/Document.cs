using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Kortwiek.App;

/// <summary>The one JSON document of an outcome, the same on the command line and over HTTP.</summary>
public static class Document
{
    /// <summary>The document of an answer or of refusals; it starts with <c>kind</c>. A list at the top becomes <c>items</c>.</summary>
    /// <exception cref="InvalidOperationException">The outcome is a bad input, which has no document.</exception>
    public static string Of(Verb verb, Outcome<object> outcome, bool indented = false)
    {
        var output = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = KortwiekJson.Options.Encoder, Indented = indented, NewLine = "\n" }))
        {
            writer.WriteStartObject();
            writer.WriteString("kind", verb.Kind);
            switch (outcome)
            {
                case Outcome<object>.Done done:
                    WriteFields(writer, done.Answer, null);
                    break;
                case Outcome<object>.No no:
                    WriteFields(writer, no.Answer, no.Reason);
                    break;
                case Outcome<object>.Refused refused:
                    writer.WriteBoolean("ok", false);
                    writer.WritePropertyName("refusals");
                    JsonSerializer.Serialize(writer, refused.All.All, KortwiekJson.Options);
                    break;
                default:
                    throw new InvalidOperationException("A bad input has no document.");
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>The line of a bad input: <c>{"error":{"code","message","file","line"}}</c>.</summary>
    public static string Error(BadInput fault) =>
        JsonSerializer.Serialize(new { Error = new { fault.Code, fault.Message, fault.File, fault.Line } }, KortwiekJson.Options);

    private static void WriteFields(Utf8JsonWriter writer, object answer, string? reason)
    {
        var element = JsonSerializer.SerializeToElement(answer, answer.GetType(), KortwiekJson.Options);
        if (element.ValueKind is not JsonValueKind.Object)
        {
            writer.WritePropertyName("items");
            element.WriteTo(writer);
        }
        else
        {
            foreach (var field in element.EnumerateObject())
            {
                field.WriteTo(writer);
            }
        }

        if (reason is null)
        {
            return;
        }

        if (element.ValueKind is not JsonValueKind.Object || !element.TryGetProperty("ok", out _))
        {
            writer.WriteBoolean("ok", false);
        }

        writer.WriteString("reason", reason);
    }
}
