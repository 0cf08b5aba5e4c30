using Kortwiek.Core;

namespace Kortwiek.Watch;

/// <summary>One object of a partner's file with its original bytes. (<see cref="Id"/>, <see cref="Modified"/>) is the version key.</summary>
public sealed class FeedObject
{
    /// <summary>The STIX type; for MISP <c>event</c>, an object's name or <c>attribute</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The identifier: STIX's own, or <c>misp-event--</c>, <c>misp-object--</c>, <c>misp-attribute--</c> and the UUID.</summary>
    public required string Id { get; init; }

    /// <summary>The instant of the version, or null where the format has none (STIX observables, marking definitions).</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>The level of the whole object. Provisional RED where its marking's definition comes later in the file; see <see cref="FeedReport.LateMarkings"/>.</summary>
    public Tlp Marking { get; init; }

    /// <summary>Levels of single properties.</summary>
    public IReadOnlyList<GranularMark> Granular { get; init; } = [];

    /// <summary>True where the object was withdrawn by its creator: it is kept and yields no facts.</summary>
    public bool Revoked { get; init; }

    /// <summary>True where the sender itself says that the value is not valid (MISP's <c>validationIssue</c>): it is kept and yields no facts.</summary>
    public bool ValidationIssue { get; init; }

    /// <summary>True where the same version stood in the file before; see <see cref="FeedReport.Repeats"/>. It yields no facts.</summary>
    public bool Repeat { get; init; }

    /// <summary>The deterministic identifier of a STIX observable (the key by which copies merge), or null where the type has none.</summary>
    public string? MergeId => Merge ?? (MergeValue is { } value ? StixId.OfValue(Type, value) : null);

    internal string? Merge { get; init; }

    // For observables that are one value the identifier is computed only where somebody asks.
    internal string? MergeValue { get; init; }

    /// <summary>Where the object stands, as a JSON pointer.</summary>
    public required string At { get; init; }

    /// <summary>Byte offset of the object in the unpacked file.</summary>
    public long Offset { get; init; }

    /// <summary>The original bytes, valid only during the call that hands the object over.</summary>
    public ReadOnlyMemory<byte> Raw { get; init; }
}
