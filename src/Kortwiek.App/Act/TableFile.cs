using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kortwiek.App.Act;

using Kortwiek.Act;

/// <summary>The file of <c>act table</c>. Every list may be left out.</summary>
internal sealed partial record TableFile
{
    public IReadOnlyList<Authority> Authorities { get; init; } = [];

    public IReadOnlyList<Person> Members { get; init; } = [];

    public IReadOnlyList<ActionDay> Days { get; init; } = [];

    public IReadOnlyList<ActionGroup> Groups { get; init; } = [];

    public IReadOnlyList<AffiliationFinding> Findings { get; init; } = [];

    /// <summary>A member as the file names one.</summary>
    public sealed record Person(string Handle, string DisplayName, string Role, string Authority, Guid? PersonId = null, string? SystemUser = null);

    public static Outcome<TableFile> Read(InputFile file)
    {
        var opened = file.Open();
        if (opened is not Outcome<FileStream>.Done { Answer: var stream })
        {
            return opened.As<TableFile>();
        }

        using (stream)
        {
            if (stream.Length > 4 << 20)
            {
                return new BadInput("A table file has at most 4 MiB.", file.Name);
            }

            try
            {
                var table = JsonSerializer.Deserialize<TableFile>(stream, KortwiekJson.Options);
                return table is { Authorities: not null, Members: not null, Days: not null, Groups: not null, Findings: not null }
                    && !table.Authorities.Contains(null!) && !table.Members.Contains(null!) && !table.Days.Contains(null!) && !table.Groups.Contains(null!) && !table.Findings.Contains(null!)
                    ? table
                    : new BadInput("A table file holds the lists authorities, members, days, groups and findings.", file.Name);
            }
            catch (JsonException e)
            {
                return new BadInput($"This is no table file: {e.Message}", file.Name, e.LineNumber is { } line ? line + 1 : null);
            }
        }
    }

    /// <summary>What contradicts itself or names what is not there; null where all is well.</summary>
    public string? Fault(JointPlan plan)
    {
        var authorities = plan.Authorities.Keys.Concat(Authorities.Select(a => a.Code)).ToHashSet(StringComparer.Ordinal);
        var days = plan.Days.Keys.Concat(Days.Select(d => d.Number)).ToHashSet();
        return Twice(Authorities.Select(a => a.Code), "authority")
            ?? Twice(Members.Select(m => m.Handle), "member")
            ?? Twice(Groups.Select(g => g.Code), "group")
            ?? Twice(Findings.Select(f => f.Channel), "finding")
            ?? First(Authorities, a => !Code().IsMatch(a.Code ?? ""), a => $"The authority's code '{a.Code}' is not made of lower-case letters, digits and hyphens.")
            ?? First(Authorities, a => string.IsNullOrWhiteSpace(a.Name), a => $"The authority {a.Code} has no name.")
            ?? First(Authorities, a => a.TimeZone is null || !TimeZoneInfo.TryFindSystemTimeZoneById(a.TimeZone, out _), a => $"The authority {a.Code} names a time zone {a.TimeZone} that does not exist.")
            ?? First(Authorities, a => plan.Authorities.TryGetValue(a.Code, out var known) && known.Name != a.Name && plan.Members.Values.Any(m => m.Authority == a.Code), a => $"The authority {a.Code} has members, who are known by its name {plan.Authorities[a.Code].Name}: it keeps it.")
            ?? Alike(plan)
            ?? First(Members, m => !Code().IsMatch(m.Handle ?? ""), m => $"The member's handle '{m.Handle}' is not made of lower-case letters, digits and hyphens.")
            ?? First(Members, m => !RoleNames.TryParse(m.Role, out _), m => $"The member {m.Handle} has a role {m.Role} that does not exist.")
            ?? First(Members, m => string.IsNullOrWhiteSpace(m.DisplayName), m => $"The member {m.Handle} has no name to be shown by.")
            ?? First(Members, m => !authorities.Contains(m.Authority ?? ""), m => $"The member {m.Handle} belongs to an authority {m.Authority} that is not at the table.")
            ?? First(Days, d => d.Number < 1, d => $"Action days are numbered from 1; there is a {d.Number}.")
            ?? First(Groups, g => string.IsNullOrWhiteSpace(g.Code) || g.Rule?.MustHave is null, g => $"The group {g.Code} has no code or no rule.")
            ?? First(Groups, g => !days.Contains(g.Day), g => $"The group {g.Code} belongs to an action day {g.Day} that is not set.")
            ?? First(Groups, g => g.Rule.MinWeight is not (>= 0 and <= 1) || g.Rule.Quorum < 0, g => $"The group {g.Code} has a quorum below 0 or a weight outside 0 to 1.")
            ?? First(Groups, g => g.PollOffset >= TimeSpan.Zero, g => $"The group {g.Code} has its poll after T.")
            ?? First(Findings, f => f.EvidenceFor is null || f.EvidenceAgainst is null || f.Alternatives is null || string.IsNullOrWhiteSpace(f.Channel), f => $"The finding on {f.Channel} lacks a list.")
            ?? Findings.SelectMany(f => f.Missing(DateTimeOffset.MaxValue)).FirstOrDefault()?.ToString();
    }

    // Members are known by their authority's name: two alike would be one another's.
    private string? Alike(JointPlan plan)
    {
        var names = plan.Authorities.Values.Where(a => Authorities.All(n => n.Code != a.Code)).Concat(Authorities).ToList();
        return names.SelectMany(a => names.Where(b => b.Code != a.Code && (b.Name.Equals(a.Name, StringComparison.OrdinalIgnoreCase) || b.Name.Equals(a.Code, StringComparison.OrdinalIgnoreCase))).Select(b => $"The authorities {a.Code} and {b.Code} cannot be told apart by their names.")).FirstOrDefault();
    }

    private static string? Twice(IEnumerable<string> codes, string what) =>
        codes.GroupBy(c => c, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice ? $"The {what} {twice.Key} stands twice." : null;

    private static string? First<T>(IEnumerable<T> items, Func<T, bool> wrong, Func<T, string> text)
        where T : class => items.FirstOrDefault(wrong) is { } item ? text(item) : null;

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Code();
}
