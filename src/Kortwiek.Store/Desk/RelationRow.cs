namespace Kortwiek.Store;

/// <summary>A typed, sourced tie of two elements.</summary>
public sealed class RelationRow : CompartmentOwned
{
    /// <summary>The key.</summary>
    public required Id<RelationRow> Id { get; set; }

    /// <summary>Where it starts.</summary>
    public required Id<ElementRow> FromId { get; set; }

    /// <summary>Where it ends.</summary>
    public required Id<ElementRow> ToId { get; set; }

    /// <summary><c>hosts</c>, <c>resolves</c>, <c>redirects</c>, <c>administers</c>, <c>mirrors</c>, <c>publishes</c>, <c>pays</c>, <c>uses</c>, or the word of the source.</summary>
    public required string Type { get; set; }

    /// <summary>Where the statement came from: the import run or the member, and the place in it.</summary>
    public required string Source { get; set; }

    /// <summary>Since when it holds, or null.</summary>
    public DateTimeOffset? ValidFrom { get; set; }

    /// <summary>Until when it held, or null.</summary>
    public DateTimeOffset? ValidUntil { get; set; }

    /// <summary>The run of a table that brought it, or null; taken back with it.</summary>
    public Id<ImportRunRow>? RunId { get; set; }
}
