using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kortwiek.Store;

/// <summary>How one office's tables are read, kept under a name for the next one.</summary>
public sealed class ImportProfileRow : CompartmentOwned
{
    /// <summary>The key.</summary>
    public required Id<ImportProfileRow> Id { get; set; }

    /// <summary>Its name; unique in the operation.</summary>
    [MaxLength(64)]
    public required string Name { get; set; }

    /// <summary>The profile as JSON.</summary>
    [MaxLength(100_000)]
    public required string Profile { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The handle of who changed it last.</summary>
    public required string Member { get; set; }
}

internal sealed class ImportProfileShape : IEntityTypeConfiguration<ImportProfileRow>
{
    public void Configure(EntityTypeBuilder<ImportProfileRow> builder) => builder.HasIndex(r => new { r.OperationId, r.Name }).IsUnique();
}
