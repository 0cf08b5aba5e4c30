namespace Kortwiek.Act;

/// <summary>One field of a form.</summary>
/// <param name="Id">Its name in the file, in camel case; unique in the form.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Label">What is printed, by language; in our own words.</param>
/// <param name="Source">Where the law asks for it.</param>
/// <param name="Verified">True where it was compared with a stored copy of the public source.</param>
/// <param name="Required">True where the form cannot go without it, whatever else it says. What depends on another field is a <see cref="FormRule"/>.</param>
/// <param name="MinLength">Fewest characters of a text; 0 for none.</param>
/// <param name="Choices">The boxes of a <see cref="FieldType.Choice"/> or <see cref="FieldType.Choices"/>, else null.</param>
/// <param name="From">The fact of the operation that fills it in a new form, such as <c>element.urls</c>; null where a person fills it.</param>
public sealed record FormField(
    string Id,
    FieldType Type,
    IReadOnlyDictionary<string, string> Label,
    string Source,
    bool Verified,
    bool Required = false,
    int MinLength = 0,
    IReadOnlyList<FieldChoice>? Choices = null,
    string? From = null)
{
    /// <summary>True where the file holds a list.</summary>
    public bool IsList => Type is FieldType.Choices or FieldType.Urls or FieldType.Texts or FieldType.Languages;
}
