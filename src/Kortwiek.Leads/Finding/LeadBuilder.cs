using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kortwiek.Leads;

/// <summary>Puts evidence together into leads.</summary>
internal sealed class LeadBuilder
{
    private readonly RuleSet _rules;
    private readonly Dictionary<string, Rule> _byId;
    private readonly ILookup<string, Evidence> _byActor;
    private readonly Dictionary<string, ActorFacts> _facts;
    private readonly bool _geoUsed;
    private readonly DateOnly? _geoDay;

    public LeadBuilder(RuleSet rules, IReadOnlyList<Evidence> evidence, Dictionary<string, ActorFacts> facts, bool geoUsed, DateOnly? geoDay)
    {
        _rules = rules;
        _byId = rules.Rules.ToDictionary(r => r.Id, StringComparer.Ordinal);
        _byActor = evidence.ToLookup(e => e.Actor, StringComparer.Ordinal);
        _facts = facts;
        _geoUsed = geoUsed;
        _geoDay = geoDay;
        Candidates = [.. _byActor.Where(IsCandidate).Select(g => g.Key).Order(StringComparer.Ordinal)];
    }

    /// <summary>Actors with an act who are no programs and not the server's own side.</summary>
    public IReadOnlyList<string> Candidates { get; }

    /// <summary>Heaviest first, then by id.</summary>
    public IReadOnlyList<Lead> Build(Clusters clusters) =>
        [.. clusters.All().Select(c => Of(c, clusters.Joins)).OfType<Lead>().OrderByDescending(l => l.Score).ThenBy(l => l.Id, StringComparer.Ordinal)];

    private bool IsCandidate(IGrouping<string, Evidence> actor)
    {
        if (actor.Any(e => _byId[e.Rule].Excludes) || !actor.Any(e => _byId[e.Rule].Act))
        {
            return false;
        }

        return _facts[actor.Key].NotPerson is null || actor.Any(e => _byId[e.Rule].Authenticated);
    }

    private Lead? Of(IReadOnlyList<string> members, IReadOnlyList<Join> joins)
    {
        var evidence = members.SelectMany(m => _byActor[m]).ToList();
        Lead? best = null;
        foreach (var kind in Enum.GetValues<LeadClass>())
        {
            var own = evidence.Where(e => _byId[e.Rule].Class == kind).ToList();
            if (own.Exists(e => _byId[e.Rule].Act) && Make(kind, members, own, joins) is { } lead && lead.Score >= _rules.Threshold && lead.Score > (best?.Score ?? 0))
            {
                best = lead;
            }
        }

        return best;
    }

    private Lead Make(LeadClass kind, IReadOnlyList<string> members, List<Evidence> evidence, IReadOnlyList<Join> joins)
    {
        var reasons = Reasons(evidence);
        var score = reasons.Sum(r => r.Counted);
        var acts = evidence.Where(e => _byId[e.Rule].Act).ToList();
        var facts = members.Select(m => _facts[m]).ToList();
        var safeguards = Safeguards.Of(acts, facts, _geoDay, _geoUsed, _rules.Effects);
        var placed = acts.Where(a => !a.Address.HasFlag(AddressMarks.Tor) && a.Country != Country.Unknown).ToList();
        var country = placed.Count == 0 ? Country.Unknown : placed.GroupBy(a => a.Country).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
        var asn = placed.Where(a => a.Country == country && a.Asn is not null).GroupBy(a => a.Asn).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).FirstOrDefault()?.Key;
        var timed = acts.Where(a => a.Line.Utc is not null).OrderBy(a => a.Line.Utc).ThenBy(a => a.Line.Src, StringComparer.Ordinal).ThenBy(a => a.Line.Line).ToList();
        var asked = (placed.Count > 0 ? timed.FindLast(a => placed.Contains(a) && a.Line.Port is not null) ?? timed.FindLast(placed.Contains) : null) ?? timed.LastOrDefault() ?? acts[^1];
        var at = asked.Line.Utc ?? DateTimeOffset.UnixEpoch;
        return new Lead(
            Id(kind, members, evidence),
            kind,
            new LeadActor(
                members,
                [.. facts.SelectMany(f => f.Users).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                [.. facts.SelectMany(f => f.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]),
            country,
            _geoDay,
            asn,
            score,
            Class(score, safeguards),
            reasons,
            [.. joins.Where(j => members.Contains(j.Left, StringComparer.Ordinal))],
            safeguards,
            new IspRequest(asked.Actor, asked.Line.Port, at, at, Safeguards.Uncertainty(asked)),
            timed.Count > 0 ? timed[0].Line.Utc!.Value : DateTimeOffset.UnixEpoch,
            timed.Count > 0 ? timed[^1].Line.Utc!.Value : DateTimeOffset.UnixEpoch);
    }

    // Of a group of correlated rules the best counts fully, the others a quarter; what speaks against counts fully.
    private List<Reason> Reasons(List<Evidence> evidence)
    {
        var fired = evidence.GroupBy(e => e.Rule, StringComparer.Ordinal)
            .Select(g => (Rule: _byId[g.Key], Events: g.ToList()))
            .OrderByDescending(f => f.Rule.Weight).ThenBy(f => f.Rule.Id, StringComparer.Ordinal)
            .ToList();
        var reasons = new List<Reason>();
        var groups = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (rule, events) in fired)
        {
            var full = rule.Group is null || rule.Weight < 0 || groups.Add(rule.Group);
            reasons.Add(new Reason(
                rule.Id,
                rule.Title,
                rule.Weight,
                full ? rule.Weight : rule.Weight / 4,
                events.GroupBy(e => e.Actor, StringComparer.Ordinal).Sum(g => g.First().Count),
                [.. events.Select(e => e.Line)
                    .OrderBy(l => l.Utc is null).ThenBy(l => l.Utc).ThenBy(l => l.Src, StringComparer.Ordinal).ThenBy(l => l.Line).ThenBy(l => l.Off)
                    .Take(_rules.EvidenceLines)]));
        }

        return reasons;
    }

    private Confidence Class(double score, IReadOnlyList<Safeguard> safeguards)
    {
        var level = score >= _rules.High ? Confidence.High : Confidence.Moderate;
        var lowered = (int)level - safeguards.Count(s => s.Effect == SafeguardEffect.Lowers);
        return (Confidence)Math.Max(0, lowered);
    }

    private static string Id(LeadClass kind, IReadOnlyList<string> members, List<Evidence> evidence)
    {
        var text = new StringBuilder().Append(Names.Snake(kind.ToString())).Append('\n').AppendJoin(' ', members).Append('\n');
        var lines = evidence.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Rule} {e.Line.Src} {e.Line.Line} {e.Line.Off}")).Distinct(StringComparer.Ordinal);
        text.AppendJoin('\n', lines.Order(StringComparer.Ordinal));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }
}
