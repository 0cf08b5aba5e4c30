using Kortwiek.Core;

namespace Kortwiek.Watch;

/// <summary>A typed tie of two elements as one file states it.</summary>
/// <param name="From">The element that does or has something.</param>
/// <param name="To">The other one; never the same.</param>
/// <param name="Type">A word of STIX such as <c>resolves-to</c>; unknown words are kept.</param>
/// <param name="Marking">The strictest of the relation and its two ends.</param>
/// <param name="At">A JSON pointer into the file; empty for facts to be written.</param>
public sealed record RelationFact(ElementKey From, ElementKey To, string Type, Tlp Marking, string At)
{
    /// <summary>Valid from, or null.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Valid until, or null.</summary>
    public DateTimeOffset? Until { get; init; }
}
