namespace Kortwiek.Act;

/// <summary>A part of a form.</summary>
/// <param name="Id">The letter that stands before its title.</param>
/// <param name="Title">By language.</param>
/// <param name="Fields">In the order in which they are printed.</param>
public sealed record FormSection(string Id, IReadOnlyDictionary<string, string> Title, IReadOnlyList<FormField> Fields);
