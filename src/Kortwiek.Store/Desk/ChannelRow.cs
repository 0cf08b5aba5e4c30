namespace Kortwiek.Store;

/// <summary>A place where propaganda is published.</summary>
public sealed class ChannelRow : CompartmentOwned
{
    /// <summary>The key.</summary>
    public required Id<ChannelRow> Id { get; set; }

    /// <summary>Its name; unique in the operation.</summary>
    public required string Name { get; set; }

    /// <summary><c>site</c>, <c>radio</c>, <c>video</c>, <c>forum</c>, <c>messenger</c>, <c>mirror</c> or another word of the source.</summary>
    public required string Platform { get; set; }

    /// <summary>Language tag, or null.</summary>
    public string? Language { get; set; }

    /// <summary>Estimated persons reached, or null where nobody knows: then it counts as 1, and that is said.</summary>
    public long? Audience { get; set; }

    /// <summary><c>up</c>, <c>down</c> or <c>unknown</c>.</summary>
    public required string Status { get; set; }

    /// <summary>Earliest sighting, or null.</summary>
    public DateTimeOffset? FirstSeen { get; set; }

    /// <summary>Where the statement came from.</summary>
    public required string Source { get; set; }

    /// <summary>The run of a table that brought it, or null; taken back with it.</summary>
    public Id<ImportRunRow>? RunId { get; set; }
}
