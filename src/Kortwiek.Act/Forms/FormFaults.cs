namespace Kortwiek.Act;

/// <summary>What is wrong with a definition of a form, in words that follow "The form X"; null where all is well.</summary>
internal static class FormFaults
{
    public static string? First(FormDefinition form) =>
        string.IsNullOrWhiteSpace(form.Id) || form.Id.Length > 50 || form.Id.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-') ? "needs an id of small letters, digits and hyphens"
        : form.Version < 1 || string.IsNullOrWhiteSpace(form.Source) ? "needs a version from 1 and a source"
        : !form.Languages.Contains("en") || form.Languages.Any(l => l is not { Length: 2 } || !l.All(char.IsAsciiLetterLower)) ? "names its languages by two small letters each, and English among them"
        : form.Sections.Contains(null!) || form.Rules.Contains(null!) || form.Clocks.Contains(null!) || form.Sections.Any(s => s.Fields.Contains(null!))
            || form.Rules.Any(r => r.When.Contains(null!)) || form.Clocks.Any(c => c.When?.Contains(null!) == true) ? "holds an empty section, field, rule or clock"
        : Labels(form) ?? Fields(form) ?? Names(form);

    private static string? Labels(FormDefinition form)
    {
        var labels = form.Sections.Select(s => (s.Id, s.Title))
            .Concat(form.Fields.Select(f => (f.Id, f.Label)))
            .Concat(form.Fields.SelectMany(f => (f.Choices ?? []).Select(c => ($"{f.Id}/{c?.Id}", c?.Label ?? new Dictionary<string, string>()))))
            .Prepend(("lead", form.Lead)).Prepend(("title", form.Title));
        foreach (var (what, label) in labels)
        {
            if (form.Languages.FirstOrDefault(l => !label.TryGetValue(l, out var text) || string.IsNullOrWhiteSpace(text)) is { } missing)
            {
                return $"has no label for {what} in {missing}";
            }
        }

        return null;
    }

    private static string? Fields(FormDefinition form)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in form.Fields)
        {
            var choice = field.Type is FieldType.Choice or FieldType.Choices;
            var fault = string.IsNullOrWhiteSpace(field.Id) || !seen.Add(field.Id) ? "stands twice, or has no id"
                : string.IsNullOrWhiteSpace(field.Source) ? "needs a source"
                : field.MinLength is < 0 or > 1000 ? "asks for fewer than 0 or more than 1,000 characters"
                : choice != (field.Choices is { Count: > 0 }) ? "has boxes where it is a choice, and only there"
                : null;
            if (fault is not null)
            {
                return $"has a field '{field.Id}' that {fault}";
            }
        }

        return null;
    }

    // Every field that a rule, a clock or the head names has to be there.
    private static string? Names(FormDefinition form)
    {
        var clocks = form.Clocks.SelectMany(c => (c.When ?? []).SelectMany(t => t.Fields).Append(c.At).Concat(c.Ground is null ? [] : [c.Ground]));
        var head = new[] { form.Reference, form.Answers, form.State, form.AddresseeLanguages }.OfType<string>();
        var unknown = form.Rules.SelectMany(r => r.Fields).Concat(clocks).Concat(head).FirstOrDefault(name => form.Find(name) is null);
        return unknown is not null ? $"names a field '{unknown}' that it does not have"
            : form.Clocks.FirstOrDefault(c => form.Find(c.At)!.Type != FieldType.Instant) is { } clock ? $"starts {clock.Deadline} at a field that is no instant"
            : null;
    }
}
