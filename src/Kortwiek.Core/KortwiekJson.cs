using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kortwiek.Core;

/// <summary>How every document of the system is written: camel case, times with Z, digests with their algorithm, words for enumerations, null fields kept.</summary>
public static class KortwiekJson
{
    /// <summary>The options of the command line, the HTTP interface and the store alike.</summary>
    public static readonly JsonSerializerOptions Options = Make(indented: false);

    /// <summary>The same, over several lines.</summary>
    public static readonly JsonSerializerOptions Indented = Make(indented: true);

    private static JsonSerializerOptions Make(bool indented)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            WriteIndented = indented,
            NewLine = "\n",
            NumberHandling = JsonNumberHandling.Strict,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        };
        options.Converters.Add(new UtcConverter());
        options.Converters.Add(new TextConverter<Digest>(d => d.ToString(), (string s, out Digest d) => Digest.TryParse(s, out d)));
        options.Converters.Add(new TextConverter<Country>(c => c.Code, (string s, out Country c) => Country.TryParse(s, out c)));
        options.Converters.Add(new TextConverter<ElementKey>(k => k.ToString(), (string s, out ElementKey k) => ElementKey.TryParse(s, out k)));
        options.Converters.Add(new FiniteConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        return options;
    }

    private sealed class UtcConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Utc.TryParse(reader.GetString(), out var instant) ? instant : throw new JsonException("This is no instant with a zone.");

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Utc.Text(value));
    }

    private delegate bool TryRead<T>(string text, out T value);

    private sealed class TextConverter<T>(Func<T, string> write, TryRead<T> read) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is { } text && read(text, out var value) ? value : throw new JsonException($"This is no {typeof(T).Name.ToLowerInvariant()}.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
    }

    // JSON has no infinity and no NaN: an unknown number is null, never a made-up one.
    private sealed class FiniteConverter : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

        public override bool HandleNull => true;

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
            {
                writer.WriteRawValue(value.ToString("R", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal));
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }
}
