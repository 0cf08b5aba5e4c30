using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kortwiek.Leads;

/// <summary>A count of persons that is not told where it is small: 1 to 9 is written <c>&lt;10</c> and cannot be read back as a number.</summary>
[JsonConverter(typeof(Converter))]
public readonly record struct SmallCount
{
    /// <summary>From here on the number itself is told.</summary>
    public const int Least = 10;

    private readonly long _shown;

    /// <summary>Keeps the count only where it may be told.</summary>
    /// <param name="count">At least 0.</param>
    public SmallCount(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        _shown = count is > 0 and < Least ? -1 : count;
    }

    /// <summary>The number, or null where it is 1 to 9.</summary>
    public long? Value => _shown < 0 ? null : _shown;

    /// <summary>The number, or <c>&lt;10</c>.</summary>
    public override string ToString() => _shown < 0 ? "<10" : _shown.ToString(CultureInfo.InvariantCulture);

    private sealed class Converter : JsonConverter<SmallCount>
    {
        public override SmallCount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? new SmallCount(1) : new SmallCount(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, SmallCount value, JsonSerializerOptions options)
        {
            if (value.Value is { } shown)
            {
                writer.WriteNumberValue(shown);
            }
            else
            {
                writer.WriteStringValue("<10");
            }
        }
    }
}
