using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kortwiek.Core;

namespace Kortwiek.Watch.Stix;

/// <summary>Bundles as they are written: deterministic, over several lines, with the markings of TLP 2.0 that their objects bear.</summary>
internal static class StixBundle
{
    private static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes objects of our own making, laid out anew.</summary>
    public static void Write(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> objects, Stream output) => Put(objects, output, static (writer, bytes) =>
    {
        using var document = JsonDocument.Parse(bytes);
        document.RootElement.WriteTo(writer);
    });

    /// <summary>Writes objects byte for byte, and the TLP 2.0 markings that they bear and that are missing.</summary>
    public static void WriteUntouched(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> objects, Stream output)
    {
        var all = new SortedDictionary<string, ReadOnlyMemory<byte>>(objects.ToDictionary(), StringComparer.Ordinal);
        foreach (var level in Enum.GetValues<Tlp>())
        {
            var id = StixMarkings.Tlp2Id(level);
            var name = Encoding.ASCII.GetBytes(id);
            if (!all.ContainsKey(id) && all.Values.Any(o => o.Span.IndexOf(name) >= 0))
            {
                all.Add(id, Marking(level));
            }
        }

        Put(all, output, static (writer, bytes) => writer.WriteRawValue(bytes.Span, skipInputValidation: true));
    }

    /// <summary>The marking definition of a level.</summary>
    /// <remarks>TLP 2.0 as a STIX extension, FIRST (2022).</remarks>
    public static byte[] Marking(Tlp level) => Bytes(w =>
    {
        w.WriteString("type", "marking-definition");
        w.WriteString("spec_version", "2.1");
        w.WriteString("id", StixMarkings.Tlp2Id(level));
        w.WriteString("created", "2022-10-01T00:00:00.000Z");
        w.WriteString("name", "TLP:" + StixMarkings.Word(level).ToUpperInvariant());
        w.WriteStartObject("extensions");
        w.WriteStartObject(StixMarkings.Tlp2Extension);
        w.WriteString("extension_type", "property-extension");
        w.WriteString("tlp_2_0", StixMarkings.Word(level));
        w.WriteEndObject();
        w.WriteEndObject();
    });

    /// <summary>One object with these members.</summary>
    public static byte[] Bytes(Action<Utf8JsonWriter> members)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Layout))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return bytes.ToArray();
    }

    // A bundle has no meaning of its own; its identifier follows from what is in it.
    private static void Put(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> objects, Stream output, Action<Utf8JsonWriter, ReadOnlyMemory<byte>> put)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var bytes in objects.Values)
        {
            all.AppendData(bytes.Span);
        }

        using var writer = new Utf8JsonWriter(output, Layout);
        writer.WriteStartObject();
        writer.WriteString("type", "bundle");
        writer.WriteString("id", $"bundle--{StixId.Uuid5(StixExtension.Space, all.GetHashAndReset())}");
        writer.WriteStartArray("objects");
        foreach (var bytes in objects.Values)
        {
            put(writer, bytes);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        output.Write("\n"u8);
    }
}
