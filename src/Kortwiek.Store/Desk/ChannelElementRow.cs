namespace Kortwiek.Store;

/// <summary>An element carries a channel: it ends one of the channel's service paths.</summary>
public sealed class ChannelElementRow : CompartmentOwned
{
    /// <summary>The key.</summary>
    public required Id<ChannelElementRow> Id { get; set; }

    /// <summary>The channel.</summary>
    public required Id<ChannelRow> ChannelId { get; set; }

    /// <summary>The element.</summary>
    public required Id<ElementRow> ElementId { get; set; }

    /// <summary>The run of a table that brought it, or null; taken back with it.</summary>
    public Id<ImportRunRow>? RunId { get; set; }
}
