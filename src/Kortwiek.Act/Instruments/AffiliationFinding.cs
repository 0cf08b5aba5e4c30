using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>The dated finding that a channel belongs to the organisation. Without it no removal order and no seizure against the channel: it may be, or pass for, journalism.</summary>
/// <param name="Channel">Code of the channel.</param>
/// <param name="At">Date of the finding.</param>
/// <param name="Author">Person who made it.</param>
/// <param name="Reviewer">Another person who reviewed it.</param>
/// <param name="EvidenceFor">What speaks for it; at least one.</param>
/// <param name="EvidenceAgainst">What speaks against it; at least one, be it "none found, looked at …".</param>
/// <param name="Alternatives">Other explanations that were weighed; at least one.</param>
public sealed record AffiliationFinding(
    string Channel,
    DateTimeOffset At,
    string Author,
    string Reviewer,
    IReadOnlyList<string> EvidenceFor,
    IReadOnlyList<string> EvidenceAgainst,
    IReadOnlyList<string> Alternatives)
{
    /// <summary>What the finding lacks, as sentences; empty where it can carry a measure at <paramref name="instant"/>.</summary>
    public IEnumerable<Sentence> Missing(DateTimeOffset instant)
    {
        if (At > instant)
        {
            yield return $"The affiliation finding on {Channel} is dated after this decision.";
        }

        if (Author == Reviewer)
        {
            yield return $"The affiliation finding on {Channel} was reviewed by its own author.";
        }

        if (EvidenceFor.Count == 0 || EvidenceAgainst.Count == 0 || Alternatives.Count == 0)
        {
            yield return $"The affiliation finding on {Channel} has to name evidence for, evidence against and the alternatives that were weighed.";
        }
    }
}
