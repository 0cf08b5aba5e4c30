using System.Text.Json;
using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>The rules file <c>rules/rehearsal.json</c>: what a rehearsal assumes. Assumptions, not measurements; every row names its source.</summary>
/// <param name="Version">Rises with each change.</param>
/// <param name="Date">Of this version.</param>
/// <param name="People">Of people.</param>
/// <param name="Release">Of releases.</param>
/// <param name="Kinds">Of each kind of measure, every kind once.</param>
/// <param name="Countries">Where a country differs.</param>
public sealed record RehearsalRules(
    int Version,
    DateOnly Date,
    PeopleAssumption People,
    ReleaseAssumption Release,
    IReadOnlyList<KindAssumption> Kinds,
    IReadOnlyList<CountryAssumption> Countries)
{
    private static readonly Lazy<RehearsalRules> Own = new(ReadOwn);

    /// <summary>The rules that come with the program.</summary>
    public static RehearsalRules BuiltIn => Own.Value;

    /// <summary>What is assumed of a kind.</summary>
    public KindAssumption Of(MeasureKind kind) => Kinds.First(k => k.Kind == kind);

    /// <summary>Share of the tries of a kind that fail in a country: the country's figure for the kind, else its figure for all kinds, else the kind's own.</summary>
    public double FailureOf(MeasureKind kind, Country country) =>
        Countries.FirstOrDefault(c => c.Country == country && c.Kind == kind && c.Failure is not null)?.Failure
        ?? Countries.FirstOrDefault(c => c.Country == country && c.Kind is null && c.Failure is not null)?.Failure
        ?? Of(kind).Failure;

    /// <summary>Share of the polls that a country's authorities answer with no-go.</summary>
    public double NoGoOf(Country country) => Countries.FirstOrDefault(c => c.Country == country && c.NoGo is not null)?.NoGo ?? People.NoGo;

    /// <summary>Every source that a row names, once, with commas.</summary>
    public string Sources() => string.Join(", ", Kinds.Select(k => k.Source).Concat(Countries.Select(c => c.Source)).Append(People.Source).Append(Release.Source).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    /// <summary>Reads a rules file.</summary>
    /// <param name="json">The file's bytes.</param>
    /// <param name="file">Its name, for the message.</param>
    public static Outcome<RehearsalRules> Read(ReadOnlySpan<byte> json, string? file = null)
    {
        RehearsalRules? rules;
        try
        {
            rules = JsonSerializer.Deserialize<RehearsalRules>(json, KortwiekJson.Options);
        }
        catch (JsonException e)
        {
            return new BadInput($"This is no rules file: {e.Message}", file, e.LineNumber is { } line ? line + 1 : null);
        }

        return rules is { People: not null, Release: not null, Kinds: not null, Countries: not null }
            ? Fault(rules) is { } fault ? new BadInput(fault, file) : rules
            : new BadInput("A rules file for rehearsals holds version, date, people, release, kinds and countries.", file);
    }

    private static string? Fault(RehearsalRules rules) =>
        FaultOf(rules.People) ?? FaultOf(rules.Release) ?? FaultOf(rules.Kinds) ?? FaultOf(rules.Countries);

    private static string? FaultOf(PeopleAssumption p) =>
        !AreProper(p.PollAnswer, p.Lift, p.SecondSignature, p.Notice, p.Authorise, p.ReadyAgain) ? $"Of people: {Durations}."
        : !AreShares(p.NoGo) ? "Of people: noGo is a share from 0 to 1."
        : string.IsNullOrWhiteSpace(p.Source) ? "Of people: a source is missing."
        : null;

    private static string? FaultOf(ReleaseAssumption r) =>
        r.CallHours is < 1 or > 720 || r.AgainMinutes is < 1 or > 240 || r.UntilHours is < 1 or > 48
            ? "Of releases: callHours lies between 1 and 720, againMinutes between 1 and 240, untilHours between 1 and 48."
            : string.IsNullOrWhiteSpace(r.Source) ? "Of releases: a source is missing." : null;

    private static string? FaultOf(IReadOnlyList<KindAssumption> kinds)
    {
        foreach (var kind in Enum.GetValues<MeasureKind>())
        {
            if (kinds.Count(k => k?.Kind == kind) is not 1 and var count)
            {
                return $"The kind {Words.Of(kind)} stands {count} times in the file; it has to stand once.";
            }

            var k = kinds.First(k => k?.Kind == kind);
            var fault = !AreProper(k.Prepare, k.CarryOut, k.Confirm) ? Durations
                : !AreShares(k.Failure, k.DoesNotHold, k.Retry) ? "failure, doesNotHold and retry are shares from 0 to 1"
                : k.MovesPerDay is not (>= 0 and <= 100) ? "movesPerDay lies between 0 and 100"
                : string.IsNullOrWhiteSpace(k.Source) ? "a source is missing"
                : null;
            if (fault is not null)
            {
                return $"Of {Words.Of(kind)}: {fault}.";
            }
        }

        return null;
    }

    private static string? FaultOf(IReadOnlyList<CountryAssumption> countries)
    {
        if (countries.Any(c => c is null))
        {
            return "A country's row is empty.";
        }

        var wrong = countries.FirstOrDefault(c => (c.Failure is null && c.NoGo is null) || !AreShares(c.Failure ?? 0, c.NoGo ?? 0) || string.IsNullOrWhiteSpace(c.Source));
        return wrong is null ? null : $"Of {wrong.Country}: give failure or noGo as a share from 0 to 1, and a source.";
    }

    private const string Durations = "a duration has min, mode and max in minutes, in this order, from 0 to 86,400";

    private static bool AreProper(params ReadOnlySpan<Triangular?> all)
    {
        foreach (var each in all)
        {
            if (each is not { IsProper: true })
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreShares(params ReadOnlySpan<double> all)
    {
        foreach (var each in all)
        {
            if (each is not (>= 0 and <= 1))
            {
                return false;
            }
        }

        return true;
    }

    private static RehearsalRules ReadOwn()
    {
        using var stream = typeof(RehearsalRules).Assembly.GetManifestResourceStream("rules/rehearsal.json")
            ?? throw new InvalidOperationException("The rules file is missing from the program.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return Read(memory.ToArray()).Value;
    }
}
