using Kortwiek.Core;

namespace Kortwiek.Watch;

/// <summary>A place where propaganda is published, as one file states it.</summary>
/// <param name="Id">The STIX identifier, <c>infrastructure--…</c>; it names the same channel in every file.</param>
/// <param name="Name">Its name.</param>
/// <param name="Form">What it is: <c>site</c>, <c>app</c>, <c>bot</c>, <c>file-host</c>, <c>social-account</c>, or another word.</param>
/// <param name="Status">Whether it was up.</param>
/// <param name="Marking">The channel's marking.</param>
/// <param name="At">A JSON pointer into the file; empty for facts to be written.</param>
public sealed record ChannelFact(string Id, string Name, string Form, ChannelStatus Status, Tlp Marking, string At)
{
    /// <summary>People reached, at least 0, or null where nobody knows.</summary>
    public double? Audience { get; init; }

    /// <summary>Language tag, or null.</summary>
    public string? Language { get; init; }

    /// <summary>The organisation behind it, or null.</summary>
    public string? Organisation { get; init; }

    /// <summary>First seen, or null.</summary>
    public DateTimeOffset? FirstSeen { get; init; }

    /// <summary>Last seen, or null.</summary>
    public DateTimeOffset? LastSeen { get; init; }

    /// <summary>The elements it consists of, in ordinal order.</summary>
    public IReadOnlyList<ElementKey> Elements { get; init; } = [];
}
