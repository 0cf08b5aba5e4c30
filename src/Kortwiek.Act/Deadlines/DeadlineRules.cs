using System.Collections.Immutable;
using System.Text.Json;
using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>The rules file <c>rules/deadlines.json</c>.</summary>
/// <param name="Version">Rises with each change.</param>
/// <param name="Date">Of this version.</param>
/// <param name="Holidays">Civil days that are no working days, by country code. Unverified data.</param>
/// <param name="Rules">In the order of the file.</param>
public sealed record DeadlineRules(
    int Version,
    DateOnly Date,
    IReadOnlyDictionary<string, IReadOnlyList<DateOnly>> Holidays,
    IReadOnlyList<DeadlineRule> Rules)
{
    private static readonly Lazy<DeadlineRules> Own = new(ReadOwn);

    /// <summary>The rules that come with the program.</summary>
    public static DeadlineRules BuiltIn => Own.Value;

    /// <summary>The rule of an id, or null.</summary>
    public DeadlineRule? Find(string id) => Rules.FirstOrDefault(r => r.Id == id);

    /// <summary>The rules that an instrument of a type brings along.</summary>
    public IEnumerable<DeadlineRule> For(InstrumentType type) => Rules.Where(r => r.AppliesTo.Contains(type));

    /// <summary>The days that are no working days in a state beside Saturdays and Sundays.</summary>
    public ImmutableHashSet<DateOnly> HolidaysOf(Country country) =>
        Holidays.TryGetValue(country.Code, out var days) ? [.. days] : [];

    /// <summary>Reads a rules file.</summary>
    /// <param name="json">The file's bytes.</param>
    /// <param name="file">Its name, for the message.</param>
    public static Outcome<DeadlineRules> Read(ReadOnlySpan<byte> json, string? file = null)
    {
        DeadlineRules? rules;
        try
        {
            rules = JsonSerializer.Deserialize<DeadlineRules>(json, KortwiekJson.Options);
        }
        catch (JsonException e)
        {
            return new BadInput($"This is no rules file: {e.Message}", file, e.LineNumber is { } line ? line + 1 : null);
        }

        return rules is { Rules: not null, Holidays: not null } && rules.Rules.All(r => r is not null)
            ? Check(rules) is { } fault ? new BadInput(fault, file) : rules
            : new BadInput("A rules file holds version, date, holidays and rules.", file);
    }

    private static string? Check(DeadlineRules rules)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var country in rules.Holidays.Keys)
        {
            if (!Country.TryParse(country, out _))
            {
                return $"The holidays name a state {country} that is no ISO 3166-1 code.";
            }
        }

        foreach (var rule in rules.Rules)
        {
            var fault = string.IsNullOrWhiteSpace(rule.Id) || string.IsNullOrWhiteSpace(rule.Title) || string.IsNullOrWhiteSpace(rule.Source) ? "needs an id, a title and a source"
                : !seen.Add(rule.Id) ? "stands twice"
                : rule.Length is { Amount: < 0 or > 100_000 } || rule.Extension is { Amount: < 1 or > 100_000 } ? "has a length outside 0 to 100,000"
                : rule.ExtensionTimes is < 0 or > 100 || (rule.Extension is null) != (rule.ExtensionTimes == 0) ? "names an extension and how often, or neither"
                : rule is { EndMoves: true, Length.Unit: LengthUnit.Hours } ? "moves an end that is counted in hours"
                : rule.WarnBefore is null || rule.AppliesTo is null ? "needs the lists warnBefore and appliesTo"
                : rule.WarnBefore.Any(w => w.Unit is not (LengthUnit.Hours or LengthUnit.Days) || w.Amount is < 1 or > 10_000) ? "warns in hours or days, at least one"
                : null;
            if (fault is not null)
            {
                return $"The rule {rule.Id} {fault}.";
            }
        }

        return null;
    }

    private static DeadlineRules ReadOwn()
    {
        using var stream = typeof(DeadlineRules).Assembly.GetManifestResourceStream("rules/deadlines.json")
            ?? throw new InvalidOperationException("The rules file is missing from the program.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return Read(memory.ToArray()).Value;
    }
}
