using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kortwiek.Store;

/// <summary>A measure that goes to another compartment: the first person asks, the second decides.</summary>
public sealed class CompartmentMoveRow : CompartmentOwned
{
    /// <summary>The key.</summary>
    public required Id<CompartmentMoveRow> Id { get; set; }

    /// <summary>The measure's code.</summary>
    [MaxLength(2100)]
    public required string Subject { get; set; }

    /// <summary>Where it is to go.</summary>
    public required Id<CompartmentRow> ToId { get; set; }

    /// <summary>Why.</summary>
    public required string Reason { get; set; }

    /// <summary>The handle of the first.</summary>
    public required string AskedBy { get; set; }

    /// <summary>The human being behind it.</summary>
    public Guid AskedByPerson { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset AskedAt { get; set; }

    /// <summary>The handle of the second, or null while the move waits.</summary>
    public string? DecidedBy { get; set; }

    /// <summary>When, or null.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    internal sealed class Shape : IEntityTypeConfiguration<CompartmentMoveRow>
    {
        public void Configure(EntityTypeBuilder<CompartmentMoveRow> builder) => builder.HasIndex(r => new { r.OperationId, r.DecidedAt });
    }
}
