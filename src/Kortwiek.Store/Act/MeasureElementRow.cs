using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kortwiek.Store;

/// <summary>A measure acts on an element.</summary>
public sealed class MeasureElementRow : CompartmentOwned
{
    /// <summary>The key.</summary>
    public required Id<MeasureElementRow> Id { get; set; }

    /// <summary>The measure.</summary>
    public required Id<MeasureRow> MeasureId { get; set; }

    /// <summary>The element.</summary>
    public required Id<ElementRow> ElementId { get; set; }

    internal sealed class Shape : IEntityTypeConfiguration<MeasureElementRow>
    {
        public void Configure(EntityTypeBuilder<MeasureElementRow> builder)
        {
            builder.HasIndex(r => new { r.MeasureId, r.ElementId }).IsUnique();
            builder.HasIndex(r => r.ElementId);
        }
    }
}
