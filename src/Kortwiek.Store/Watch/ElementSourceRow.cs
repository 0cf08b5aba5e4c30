using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kortwiek.Store;

/// <summary>That a source speaks of an element: each fact keeps its source.</summary>
public sealed class ElementSourceRow : CompartmentOwned
{
    /// <summary>The key.</summary>
    public required Id<ElementSourceRow> Id { get; set; }

    /// <summary>The element.</summary>
    public required Id<ElementRow> ElementId { get; set; }

    /// <summary>The source's name; once for each element.</summary>
    public required string Source { get; set; }

    /// <summary>The run that first brought it from this source.</summary>
    public required Id<ImportRunRow> RunId { get; set; }

    /// <summary>True where that run made the element.</summary>
    public bool Made { get; set; }

    /// <summary>Where it stands in that run's file.</summary>
    public required string At { get; set; }

    /// <summary>The level under which this source gave it.</summary>
    public Tlp Marking { get; set; }
}

internal sealed class ElementSourceShape : IEntityTypeConfiguration<ElementSourceRow>
{
    public void Configure(EntityTypeBuilder<ElementSourceRow> builder)
    {
        builder.HasIndex(r => new { r.ElementId, r.Source }).IsUnique();
        builder.HasIndex(r => r.RunId);
    }
}
