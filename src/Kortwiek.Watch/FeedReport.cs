namespace Kortwiek.Watch;

/// <summary>What was found in one partner's file. All lists have a stated order; the same bytes give the same report.</summary>
public sealed record FeedReport
{
    /// <summary>The format that was read, never <see cref="FeedFormat.Auto"/>.</summary>
    public required FeedFormat Format { get; init; }

    /// <summary>Objects read and handed over: STIX objects, or MISP events, objects and attributes together.</summary>
    public required long Read { get; init; }

    /// <summary>Objects by STIX type; for MISP <c>event</c> and objects by name. Ordinal order.</summary>
    public required IReadOnlyDictionary<string, long> ByType { get; init; }

    /// <summary>MISP attributes by type, those inside objects included; empty for STIX.</summary>
    public required IReadOnlyDictionary<string, long> AttributesByType { get; init; }

    /// <summary>Distinct values by kind (<c>domain</c>, <c>ip</c>, <c>wallet</c>, <c>file-name</c>, …), elements and others.</summary>
    public required IReadOnlyDictionary<string, long> Features { get; init; }

    /// <summary>Comparisons in STIX patterns by object type and path, such as <c>ipv4-addr:value</c>.</summary>
    public required IReadOnlyDictionary<string, long> PatternComparisons { get; init; }

    /// <summary>Oddities that lost nothing, in the order of the file.</summary>
    public required IReadOnlyList<FeedNote> Warnings { get; init; }

    /// <summary>Objects that could not be taken, in the order of the file.</summary>
    public required IReadOnlyList<FeedNote> Rejects { get; init; }

    /// <summary>References to what is not in the file.</summary>
    public required IReadOnlyList<DanglingReference> Dangling { get; init; }

    /// <summary>Second copies of a version inside the file; <see cref="FeedReader.Conflicts"/> says which of them differ.</summary>
    public required IReadOnlyList<FeedRepeat> Repeats { get; init; }

    /// <summary>Identifiers whose objects were handed over with a provisional level, and their level.</summary>
    public required IReadOnlyList<LateMarking> LateMarkings { get; init; }

    /// <summary>The elements, one fact a key, in ordinal order of the key.</summary>
    public required IReadOnlyList<ElementFact> Elements { get; init; }

    /// <summary>The relations, one fact for each from, to and type, in ordinal order.</summary>
    public required IReadOnlyList<RelationFact> Relations { get; init; }

    /// <summary>The channels in ordinal order of the identifier.</summary>
    public required IReadOnlyList<ChannelFact> Channels { get; init; }
}
