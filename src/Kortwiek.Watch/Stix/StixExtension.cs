namespace Kortwiek.Watch.Stix;

/// <summary>What Kortwiek adds to an <c>infrastructure</c> object, by a property extension under an identifier that is fixed for ever.</summary>
/// <remarks>STIX 2.1 §7.3. The members are <c>role</c> (<c>channel</c> or <c>element</c>) and those named here; nothing personal.</remarks>
internal static class StixExtension
{
    public const string Id = "extension-definition--5d212276-f4ee-45d9-abfb-fa542563227c";

    /// <summary>The identity that stands behind the extension definition.</summary>
    public const string Author = "identity--5d9bb3bf-854c-4642-b107-fd78c7c13cf4";

    /// <summary>The name space of the identifiers that this room makes.</summary>
    public static readonly Guid Space = new("21943324-a3e4-4592-b0d5-3da30241b36d");

    public const string Role = "role";
    public const string Channel = "channel";
    public const string Element = "element";
    public const string ElementKey = "element_key";
    public const string Kind = "element_kind";
    public const string Layer = "layer";
    public const string Country = "country";
    public const string Provider = "provider";
    public const string Form = "form";
    public const string Status = "status";
    public const string Audience = "audience";
    public const string Cost = "cost";
    public const string Language = "language";

    /// <summary>On any object: selectors of what was removed for an audience.</summary>
    public const string Redacted = "redacted";

    /// <summary>The kebab-case word of an enumeration's member.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum =>
        System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>Reads such a word; numbers and unknown words give null.</summary>
    public static T? Parse<T>(string? word)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Word(value) == word)
            {
                return value;
            }
        }

        return null;
    }
}
