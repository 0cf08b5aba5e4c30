using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kortwiek.Store;

/// <summary>The key of one row: a UUIDv7, so that rows sort by the time they were made. Each row type has its own kind of key.</summary>
/// <typeparam name="TRow">The row it names.</typeparam>
/// <remarks>RFC 9562 §5.7. Written in lower case with hyphens.</remarks>
[JsonConverter(typeof(IdJson))]
public readonly record struct Id<TRow>(Guid Value) : IComparable<Id<TRow>>
    where TRow : Row
{
    /// <summary>A new key that sorts behind those that this process made before it, in the same millisecond too.</summary>
    public static Id<TRow> New(TimeProvider clock) => new(RisingUuid.Next(clock.GetUtcNow()));

    /// <summary>Reads the written form.</summary>
    public static bool TryParse(string? text, out Id<TRow> id)
    {
        var ok = Guid.TryParseExact(text, "D", out var value);
        id = new Id<TRow>(value);
        return ok;
    }

    /// <inheritdoc/>
    public int CompareTo(Id<TRow> other) => string.CompareOrdinal(ToString(), other.ToString());

    /// <summary>Lower case with hyphens.</summary>
    public override string ToString() => Value.ToString("D");

    /// <summary>By time of making.</summary>
    public static bool operator <(Id<TRow> left, Id<TRow> right) => left.CompareTo(right) < 0;

    /// <summary>By time of making.</summary>
    public static bool operator >(Id<TRow> left, Id<TRow> right) => left.CompareTo(right) > 0;

    /// <summary>By time of making.</summary>
    public static bool operator <=(Id<TRow> left, Id<TRow> right) => left.CompareTo(right) <= 0;

    /// <summary>By time of making.</summary>
    public static bool operator >=(Id<TRow> left, Id<TRow> right) => left.CompareTo(right) >= 0;
}

internal sealed class IdJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Id<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Converter<TRow> : JsonConverter<Id<TRow>>
        where TRow : Row
    {
        public override Id<TRow> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Id<TRow>.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("This is no id.");

        public override void Write(Utf8JsonWriter writer, Id<TRow> value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
