namespace Kortwiek.Act;

/// <summary>One of the boxes of a choice.</summary>
/// <param name="Id">Stable, in kebab case; the file holds it.</param>
/// <param name="Label">What is printed, by language.</param>
public sealed record FieldChoice(string Id, IReadOnlyDictionary<string, string> Label);
