using System.Globalization;
using System.Text.Json;

namespace Kortwiek.Core;

/// <summary>A value in a sentence.</summary>
/// <param name="Value">A text, a number, an instant, a member of an enumeration, one name by its languages, or a sentence of its own.</param>
/// <param name="Format">How it is to be written, or null.</param>
public readonly record struct SentenceValue(object? Value, string? Format)
{
    /// <summary>As the English sentence has it: instants by <see cref="Utc.Text"/>, enumerations in kebab case.</summary>
    public override string ToString() => Value switch
    {
        DateTimeOffset at when Format is null => Utc.Text(at),
        IReadOnlyDictionary<string, string> names => names["en"],
        Enum member => JsonNamingPolicy.KebabCaseLower.ConvertName(member.ToString()),
        IFormattable value => value.ToString(Format, CultureInfo.InvariantCulture),
        _ => Value?.ToString() ?? "",
    };
}
