namespace Kortwiek.Leads;

/// <summary>A statement on the user of some addresses, with reasons, evidence lines, confidence and safeguards. Never a verdict.</summary>
/// <param name="Id">First 16 digits of the SHA-256 of class, pseudonyms and evidence: the same in every run over the same evidence.</param>
/// <param name="Class">What somebody did.</param>
/// <param name="Actor">Who, under pseudonyms.</param>
/// <param name="Country">Where the addresses of the acts belong; ZZ where Tor or nothing says so.</param>
/// <param name="CountryAsOf">Day of the country table.</param>
/// <param name="Asn">Network of most acts.</param>
/// <param name="Score">Sum of the weights; of correlated reasons the best counts fully, the others a quarter.</param>
/// <param name="Confidence">Class of the score, lowered by safeguards.</param>
/// <param name="Reasons">What speaks for and against it, heaviest first.</param>
/// <param name="Joins">Why several addresses are taken for one actor.</param>
/// <param name="Safeguards">What a reader must know before using it.</param>
/// <param name="IspRequest">What an access provider would have to be asked.</param>
/// <param name="FirstUtc">Earliest act.</param>
/// <param name="LastUtc">Latest act.</param>
public sealed record Lead(
    string Id,
    LeadClass Class,
    LeadActor Actor,
    Country Country,
    DateOnly? CountryAsOf,
    long? Asn,
    double Score,
    Confidence Confidence,
    IReadOnlyList<Reason> Reasons,
    IReadOnlyList<Join> Joins,
    IReadOnlyList<Safeguard> Safeguards,
    IspRequest IspRequest,
    DateTimeOffset FirstUtc,
    DateTimeOffset LastUtc)
{
    /// <summary>Every lead begins as proposed; <see cref="LeadReview"/> keeps what becomes of it.</summary>
    public LeadState State { get; init; } = LeadState.Proposed;
}

/// <summary>The pseudonyms that are taken for one actor, each list sorted.</summary>
/// <param name="Pseudonyms">Of addresses.</param>
/// <param name="Users">Of login names.</param>
/// <param name="Keys">Fingerprints of keys.</param>
public sealed record LeadActor(IReadOnlyList<string> Pseudonyms, IReadOnlyList<string> Users, IReadOnlyList<string> Keys);

/// <summary>A rule that fired.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Title">What it says, for a reader.</param>
/// <param name="Weight">The rule's weight, a natural logarithm of a likelihood ratio.</param>
/// <param name="Counted">What of it counted in the score.</param>
/// <param name="Count">Events in all.</param>
/// <param name="Events">The first of them.</param>
public sealed record Reason(string Rule, string Title, double Weight, double Counted, long Count, IReadOnlyList<EvidenceLine> Events);

/// <summary>One line of evidence.</summary>
/// <param name="Src">First 16 digits of the source's SHA-256.</param>
/// <param name="Line">Line of the unpacked source, from 1.</param>
/// <param name="Off">Byte offset of the line in the unpacked source.</param>
/// <param name="Utc">Corrected instant.</param>
/// <param name="Port">The peer's port, where the log has it.</param>
public sealed record EvidenceLine(string Src, long Line, long Off, DateTimeOffset? Utc, int? Port);

/// <summary>Two addresses taken for one actor.</summary>
/// <param name="Left">A pseudonym.</param>
/// <param name="Right">Another.</param>
/// <param name="Why"><c>same-key</c> or <c>same-user-and-network-within-a-day</c>.</param>
public sealed record Join(string Left, string Right, string Why);

/// <summary>A warning that goes with a lead.</summary>
/// <param name="Flag">Name in kebab case.</param>
/// <param name="Effect">What it does to the lead.</param>
/// <param name="Text">What it means, for a reader.</param>
public sealed record Safeguard(string Flag, SafeguardEffect Effect, string Text);

/// <summary>What a safeguard does.</summary>
public enum SafeguardEffect
{
    /// <summary>Is printed.</summary>
    Note,

    /// <summary>Lowers the confidence by one class.</summary>
    Lowers,

    /// <summary>The lead cannot be confirmed.</summary>
    Blocks,
}

/// <summary>What an access provider would have to be asked: who used the address at that time.</summary>
/// <param name="Pseudonym">Of the address; the clear one is in the sealed exhibit.</param>
/// <param name="Port">The source port; without it a provider that shares addresses may be unable to answer.</param>
/// <param name="FromUtc">From.</param>
/// <param name="ToUtc">To.</param>
/// <param name="UncertaintySeconds">By how much the instants may be wrong.</param>
public sealed record IspRequest(string Pseudonym, int? Port, DateTimeOffset FromUtc, DateTimeOffset ToUtc, int UncertaintySeconds);
