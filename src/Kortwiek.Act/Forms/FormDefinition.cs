using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>A form of the law as data: its fields, rules and effects, so that a lawyer can correct it without a release.</summary>
/// <param name="Id">Stable, in kebab case: <c>tco-1</c>; also the name of its file.</param>
/// <param name="Version">Rises with each change; a filled form names the version it was made by.</param>
/// <param name="Date">Of this version.</param>
/// <param name="Source">The act and its annex.</param>
/// <param name="Instrument">The instrument that it sets down; null for an answer to an order.</param>
/// <param name="Languages">ISO 639-1 codes in which every label is there; the first is English.</param>
/// <param name="Title">By language.</param>
/// <param name="Lead">What the form asks of its reader, in our own words, by language.</param>
/// <param name="Reference">The field with the form's own reference.</param>
/// <param name="Answers">The field with the reference of the order that it answers; null for an order.</param>
/// <param name="State">The field with the state whose accepted languages count; null where any language will do.</param>
/// <param name="AddresseeLanguages">The field with the languages that the addressee has named; where filled it counts instead of the state's.</param>
/// <param name="Sections">In the order in which they are printed.</param>
/// <param name="Rules">What it asks of several fields together.</param>
/// <param name="Clocks">What it does to legal deadlines.</param>
public sealed record FormDefinition(
    string Id,
    int Version,
    DateOnly Date,
    string Source,
    InstrumentType? Instrument,
    IReadOnlyList<string> Languages,
    IReadOnlyDictionary<string, string> Title,
    IReadOnlyDictionary<string, string> Lead,
    string Reference,
    string? Answers,
    string? State,
    string? AddresseeLanguages,
    IReadOnlyList<FormSection> Sections,
    IReadOnlyList<FormRule> Rules,
    IReadOnlyList<ClockEffect> Clocks)
{
    /// <summary>All fields, in order.</summary>
    public IEnumerable<FormField> Fields => Sections.SelectMany(s => s.Fields);

    /// <summary>The field of an id, or null.</summary>
    public FormField? Find(string id) => Fields.FirstOrDefault(f => f.Id == id);

    /// <summary>Reads a definition.</summary>
    /// <param name="json">The file's bytes.</param>
    /// <param name="file">Its name, for the message.</param>
    public static Outcome<FormDefinition> Read(ReadOnlySpan<byte> json, string? file = null)
    {
        var read = FormJson.Read<FormDefinition>(json, "definition of a form", file);
        return read is Outcome<FormDefinition>.Done { Answer: var form } && FormFaults.First(form) is { } fault
            ? new BadInput($"The form {form.Id} {fault}.", file)
            : read;
    }

    /// <summary>The effects that a filled form has, in order.</summary>
    public IEnumerable<ClockEffect> ClocksOf(FilledForm form, StateTable states) =>
        Clocks.Where(c => (c.When ?? []).All(t => t.Holds(form, states)));
}
