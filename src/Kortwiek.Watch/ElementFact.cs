using Kortwiek.Core;

namespace Kortwiek.Watch;

/// <summary>What one file says of one element. All that a file says of the same key is one fact.</summary>
/// <param name="Key">The canonical key.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Label">The name for people: a name from the source, else the value as it was written.</param>
/// <param name="Marking">The strictest marking of the objects that speak of it.</param>
/// <param name="At">Where it stands first: a JSON pointer into the file; empty for facts to be written.</param>
public sealed record ElementFact(ElementKey Key, ElementKind Kind, string Label, Tlp Marking, string At)
{
    /// <summary>Its place on a service path, or null where nobody has said.</summary>
    public ServiceLayer? Layer { get; init; }

    /// <summary>The country whose authority can order a measure on it.</summary>
    public Country Country { get; init; }

    /// <summary>Who runs or sells it, or null.</summary>
    public string? Provider { get; init; }

    /// <summary>The legal effort to take it, in units of one ordinary order, at least 0; null where nobody has said.</summary>
    public double? Cost { get; init; }

    /// <summary>First seen, or null.</summary>
    public DateTimeOffset? FirstSeen { get; init; }

    /// <summary>Last seen, or null.</summary>
    public DateTimeOffset? LastSeen { get; init; }

    /// <summary>Weaker keys of the very same thing, such as a file's SHA-1 beside its SHA-256; ordinal order.</summary>
    public IReadOnlyList<ElementKey> Also { get; init; } = [];
}
