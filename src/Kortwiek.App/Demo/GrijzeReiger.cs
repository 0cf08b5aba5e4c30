using System.Collections.Immutable;
using Kortwiek.App.Act;

namespace Kortwiek.App.Demo;

using Kortwiek.Act;

/// <summary>
/// The sample operation. Everything in it is invented: names of persons and channels, domains under .example and .test, addresses of the documentation
/// ranges, numbers of autonomous systems of RFC 5398. It is the same on every machine.
/// </summary>
/// <remarks>RFC 2606, RFC 3849, RFC 5398, RFC 5737.</remarks>
public static class GrijzeReiger
{
    /// <summary>Code of the operation.</summary>
    public const string Code = "GRIJZE-REIGER";

    /// <summary>Title of the operation.</summary>
    public const string Title = "Grijze Reiger: the channels of Holle Kroon";

    /// <summary>Code of the authority that leads.</summary>
    public const string Lead = "zwin";

    /// <summary>The quiet group of day 1: what preserves comes first.</summary>
    public const string Quiet = "D1-QUIET";

    /// <summary>The group of day 1 that is released at T.</summary>
    public const string Strike = "D1-STRIKE";

    /// <summary>The group of day 2.</summary>
    public const string Sweep = "D2-SWEEP";

    /// <summary>T of day 1.</summary>
    public static readonly DateTimeOffset T1 = new(2027, 4, 21, 8, 0, 0, TimeSpan.Zero);

    /// <summary>T of day 2.</summary>
    public static readonly DateTimeOffset T2 = new(2027, 4, 22, 7, 0, 0, TimeSpan.Zero);

    /// <summary>When the file was opened.</summary>
    public static readonly DateTimeOffset Opened = new(2027, 3, 22, 8, 0, 0, TimeSpan.Zero);

    /// <summary>The nine authorities at the table, the lead first.</summary>
    public static IReadOnlyList<Authority> Authorities => GrijzeReigerPeople.Authorities;

    /// <summary>The team: invented persons.</summary>
    public static IReadOnlyList<Member> Members => GrijzeReigerPeople.Members;

    /// <summary>The nine channels.</summary>
    public static IReadOnlyList<SampleChannel> Channels => GrijzeReigerNetwork.Channels;

    /// <summary>The 62 elements.</summary>
    public static IReadOnlyList<SampleElement> Elements => GrijzeReigerNetwork.Elements;

    /// <summary>The ties: where a channel's audience goes from its names to its origins, and who administers what.</summary>
    public static IReadOnlyList<SampleRelation> Relations => GrijzeReigerNetwork.Relations;

    /// <summary>Refs of the elements at which a channel's paths end, by the channel's code.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Ends => GrijzeReigerNetwork.Ends;

    /// <summary>The 78 measures as they are drafted.</summary>
    public static IReadOnlyList<SampleMeasure> Measures => GrijzeReigerMeasures.Measures;

    /// <summary>One instrument for each measure.</summary>
    public static IReadOnlyList<Instrument> Instruments => GrijzeReigerMeasures.Instruments;

    /// <summary>One dated finding for each channel.</summary>
    public static IReadOnlyList<AffiliationFinding> Findings => GrijzeReigerMeasures.Findings;

    /// <summary>The action days.</summary>
    public static IReadOnlyList<ActionDay> Days { get; } = [new(1, T1, "First day"), new(2, T2, "Second sweep")];

    /// <summary>The action groups.</summary>
    public static IReadOnlyList<ActionGroup> Groups { get; } =
    [
        new(Quiet, 1, "Preservation, quietly", ReleaseRule.OfQuorum(16), null),
        new(Strike, 1, "Names, servers, accounts", ReleaseRule.OfWeight(0.85, "M-021", "M-027", "M-033"), TimeSpan.FromMinutes(-5)),
        new(Sweep, 2, "Second sweep", ReleaseRule.All, TimeSpan.FromMinutes(-5)),
    ];

    /// <summary>Every step of the script, in the order of time; the deadlines with their receipts stand at the end.</summary>
    public static IReadOnlyList<PlayStep> Script()
    {
        List<PlayStep> steps = [.. Instruments.Select(i => new PlayStep(Opened, i.SignedBy) { Instrument = i }), .. GrijzeReigerScript.Steps()];
        return [.. steps, .. GrijzeReigerDeadlines.Of(Play(steps).End).Select(d => new PlayStep(steps[^1].At, "katrien") { Deadline = d })];
    }

    /// <summary>Plays the script from the first step to the last.</summary>
    /// <exception cref="InvalidOperationException">A step ended otherwise than the script says: sample and rules disagree.</exception>
    public static SampleRun Play() => Play(Script());

    /// <summary>The plan before the first measure.</summary>
    public static JointPlan Start() => new()
    {
        Operation = Code,
        LeadAuthority = Lead,
        Authorities = Sorted(Authorities, a => a.Code),
        Members = Sorted(Members, m => m.Code),
        Elements = Sorted(Elements.Select(e => new PlanElement(e.Key, [GrijzeReigerNetwork.NameOf(e.Channel)])), e => e.Key.ToString()),
        Findings = Sorted(Findings, f => f.Channel),
        Days = Days.ToImmutableSortedDictionary(d => d.Number, d => d),
        Groups = Sorted(Groups, g => g.Code),
    };

    private static SampleRun Play(IReadOnlyList<PlayStep> steps)
    {
        var start = Start();
        var plan = start;
        var events = new List<MeasureEvent>();
        var refusals = new List<SampleRefusal>();
        foreach (var step in steps)
        {
            var played = Player.Play(plan, step).Value;
            if (played.Refused is null ? step.Expect is not null : step.Expect is null || played.Refused.All.All(r => r.Guard != step.Expect))
            {
                throw new InvalidOperationException($"{Utc.Text(step.At)} {step.What()} by {step.As}: {played.Refused?.ToString() ?? $"accepted, though the script expects {step.Expect}"}");
            }

            if (played.Refused is { } refused)
            {
                refusals.Add(new SampleRefusal(step.At, step.What(), step.As, refused));
            }

            events.AddRange(played.Events);
            plan = played.Plan;
        }

        return new SampleRun(start, plan, events, refusals, [.. steps.Where(s => s.Deadline is not null).Select(s => s.Deadline!)]);
    }

    private static ImmutableSortedDictionary<string, T> Sorted<T>(IEnumerable<T> items, Func<T, string> key) =>
        JointPlan.Empty<T>().AddRange(items.Select(i => KeyValuePair.Create(key(i), i)));
}
