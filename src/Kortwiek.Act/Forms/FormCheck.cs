using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>Checks a filled form against its definition: one pure function, all problems at once.</summary>
public static class FormCheck
{
    /// <summary>Everything that is wrong with a form, in the order of its fields; empty where it can be issued.</summary>
    /// <param name="form">The filled form.</param>
    /// <param name="definition">The definition that it names.</param>
    /// <param name="book">Knows the states.</param>
    /// <returns>Each with the JSON pointer of its place as guard (RFC 6901), such as <c>/values/urls/0</c>, and one sentence.</returns>
    public static IReadOnlyList<Refusal> Problems(FilledForm form, FormDefinition definition, FormBook book)
    {
        var problems = new List<Refusal>(Head(form, definition));
        problems.AddRange(form.Values.Keys.Where(k => definition.Find(k) is null).Select(k => new Refusal(At(k), $"The form {definition.Id} has no field '{k}'.")));
        var wrong = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in definition.Fields)
        {
            var before = problems.Count;
            problems.AddRange(FieldCheck.Problems(field, form.Values.GetValueOrDefault(field.Id), At(field.Id)));
            if (problems.Count > before)
            {
                wrong.Add(field.Id);
            }
        }

        // A rule is not asked about a field that is wrong already: one problem, one sentence.
        problems.AddRange(definition.Rules
            .Where(r => !r.Fields.Any(wrong.Contains) && r.When.All(t => t.Holds(form, book.States)) && !r.Must.Holds(form, book.States))
            .Select(r => new Refusal(At(r.Must.Field), $"{Sentence.Term(r.Text)} ({r.Source})")));
        if (LanguageFault(form, definition, book) is { } fault)
        {
            problems.Add(new Refusal("/language", fault));
        }

        return problems;
    }

    /// <summary>The languages in which an order is taken: those that the addressee has named, else those of the state; null where any will do or nothing is known yet.</summary>
    public static IReadOnlyList<string>? AcceptedLanguages(FilledForm form, FormDefinition definition, StateTable states) =>
        definition.AddresseeLanguages is { } named && form.Texts(named) is { Count: > 0 } own ? own
        : definition.State is { } field && form.Text(field) is { } state && Country.TryParse(state, out var country) ? states.Find(country.Code)?.Languages ?? []
        : null;

    private static IEnumerable<Refusal> Head(FilledForm form, FormDefinition definition)
    {
        if (form.Version != definition.Version)
        {
            yield return new Refusal("/version", $"The form was made by version {form.Version} of {definition.Id}; version {definition.Version} counts. Look at it again, then write that number.");
        }

        if (form.Language is not { Length: 2 } || !form.Language.All(char.IsAsciiLetterLower))
        {
            yield return new Refusal("/language", "The language is two small letters, such as nl.");
        }

        if (form.Measure is { } measure && (measure.Length > 100 || HiddenText.First(measure) is not null))
        {
            yield return new Refusal("/measure", "The measure is a short id, such as M-001.");
        }
    }

    private static Sentence? LanguageFault(FilledForm form, FormDefinition definition, FormBook book)
    {
        if (AcceptedLanguages(form, definition, book.States) is not { } accepted || accepted.Contains(form.Language))
        {
            return null;
        }

        return accepted.Count == 0
            ? (Sentence)$"Nobody has written down which languages {form.Text(definition.State!)} accepts; add the state to rules/forms/states.json."
            : (Sentence)$"An order in '{form.Language}' is not accepted there; accepted: {string.Join(", ", accepted)}.";
    }

    private static string At(string field) => "/values/" + field.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
