using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kortwiek.Store;

/// <summary>A measure as its events have made it. The events are the record; this row is what lists and pages read.</summary>
public sealed class MeasureRow : CompartmentOwned
{
    /// <summary>The key.</summary>
    public required Id<MeasureRow> Id { get; set; }

    /// <summary>Its id in the operation, such as <c>M-017</c>; unique.</summary>
    public required string Code { get; set; }

    /// <summary>What it is, in kebab case.</summary>
    public required string Kind { get; set; }

    /// <summary>Code of the executing authority.</summary>
    public required string Authority { get; set; }

    /// <summary>Code of its action group; null while it has none.</summary>
    public string? Group { get; set; }

    /// <summary>From T, in seconds.</summary>
    public long OffsetSeconds { get; set; }

    /// <summary>Where it stands, in kebab case.</summary>
    public required string State { get; set; }

    /// <summary>Since when.</summary>
    public DateTimeOffset StateSince { get; set; }

    /// <summary>True where a hold stands.</summary>
    public bool Held { get; set; }

    /// <summary>How much the network loses.</summary>
    public double Weight { get; set; }

    /// <summary>Number of its events.</summary>
    public int Events { get; set; }

    /// <summary>The whole measure as JSON.</summary>
    [MaxLength(100_000)]
    public required string Body { get; set; }

    internal sealed class Shape : IEntityTypeConfiguration<MeasureRow>
    {
        public void Configure(EntityTypeBuilder<MeasureRow> builder) => builder.HasIndex(r => new { r.OperationId, r.Code }).IsUnique();
    }
}
