using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kortwiek.Store;

/// <summary>What a table said of an element that was there before: a field that it filled, or one where it contradicts and the older word stands.</summary>
public sealed class ImportChangeRow : CompartmentOwned
{
    /// <summary>The key.</summary>
    public required Id<ImportChangeRow> Id { get; set; }

    /// <summary>The run.</summary>
    public required Id<ImportRunRow> RunId { get; set; }

    /// <summary>The element.</summary>
    public required Id<ElementRow> ElementId { get; set; }

    /// <summary>The column's name in the store.</summary>
    public required string Field { get; set; }

    /// <summary>What stood there, as text; null where nothing did.</summary>
    public string? Before { get; set; }

    /// <summary>What the table says.</summary>
    public required string Said { get; set; }

    /// <summary>True where what stood there was kept.</summary>
    public bool IsConflict { get; set; }

    /// <summary>The row of the table.</summary>
    public long Line { get; set; }
}

internal sealed class ImportChangeShape : IEntityTypeConfiguration<ImportChangeRow>
{
    public void Configure(EntityTypeBuilder<ImportChangeRow> builder)
    {
        builder.HasIndex(r => r.RunId);
        builder.HasIndex(r => r.ElementId);
    }
}
