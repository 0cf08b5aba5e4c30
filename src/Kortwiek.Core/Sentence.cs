using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kortwiek.Core;

/// <summary>One English sentence that remembers what it was put together from, so that a page can say it in another language.</summary>
/// <remarks>
/// Written as any text: <c>$"There is no element {key} in this operation."</c>. Command line, JSON and evidence log show
/// <see cref="ToString"/>; a page looks <see cref="Template"/> up and puts the same <see cref="Values"/> in. Two sentences that read alike are equal.
/// </remarks>
[InterpolatedStringHandler]
[JsonConverter(typeof(Converter))]
public sealed class Sentence : IEquatable<Sentence>
{
    private readonly StringBuilder _template;
    private readonly List<SentenceValue> _values;

    /// <summary>Called by the compiler for an interpolated text.</summary>
    /// <param name="literalLength">Letters outside of values.</param>
    /// <param name="formattedCount">Number of values.</param>
    public Sentence(int literalLength, int formattedCount)
    {
        _template = new StringBuilder(literalLength + (3 * formattedCount));
        _values = new List<SentenceValue>(formattedCount);
    }

    /// <summary>The English text with a place for each value, as <see cref="string.Format(IFormatProvider, string, object[])"/> reads it: <c>There is no element {0} in this operation.</c></summary>
    public string Template => _template.ToString();

    /// <summary>What stands in the places, in their order.</summary>
    public IReadOnlyList<SentenceValue> Values => _values;

    /// <summary>A sentence without values.</summary>
    public static implicit operator Sentence(string text) => Term(text);

    /// <summary>The English text.</summary>
    public static implicit operator string(Sentence sentence) => sentence.ToString();

    /// <summary>A text that is data, such as a rule's title or a role's name: looked up as it stands, and shown as it stands where no page knows it.</summary>
    public static Sentence Term(string text)
    {
        var sentence = new Sentence(text.Length, 0);
        sentence.AppendLiteral(text);
        return sentence;
    }

    /// <summary>Called by the compiler.</summary>
    public void AppendLiteral(string text) => _template.Append(text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));

    /// <summary>Called by the compiler.</summary>
    public void AppendFormatted<T>(T value) => AppendFormatted(value, null);

    /// <summary>Called by the compiler.</summary>
    public void AppendFormatted<T>(T value, string? format)
    {
        _template.Append(CultureInfo.InvariantCulture, $"{{{_values.Count}}}");
        _values.Add(new SentenceValue(value, format));
    }

    /// <summary>The sentence over another template, each value written by the caller.</summary>
    /// <param name="template">With the same places.</param>
    /// <param name="write">Writes a value.</param>
    public string Over(string template, Func<SentenceValue, string> write) =>
        string.Format(CultureInfo.InvariantCulture, template, [.. _values.Select(write)]);

    /// <inheritdoc/>
    public override string ToString() => Over(Template, v => v.ToString());

    /// <inheritdoc/>
    public bool Equals(Sentence? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Sentence);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    private sealed class Converter : JsonConverter<Sentence>
    {
        public override Sentence Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Term(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Sentence value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
