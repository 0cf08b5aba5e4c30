using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kortwiek.Store;

/// <summary>Who needs to know: rows of a compartment are seen by its authorities alone. Its own row is known to the operation, so its code should tell nothing.</summary>
public sealed class CompartmentRow : OperationOwned
{
    /// <summary>The key; the shared compartment's is the operation's own.</summary>
    public required Id<CompartmentRow> Id { get; set; }

    /// <summary>Short name in lower case; unique in the operation.</summary>
    [MaxLength(40)]
    public required string Code { get; set; }

    /// <summary><c>shared</c>, <c>country</c>, <c>bilateral</c> or <c>source</c>.</summary>
    [MaxLength(10)]
    public required string Kind { get; set; }

    /// <summary>Codes of its authorities with commas; empty for the shared one, which is everybody's.</summary>
    [MaxLength(4000)]
    public required string Authorities { get; set; }

    /// <summary>The compartment it lies in: all its authorities are that one's too. Null for none.</summary>
    public Id<CompartmentRow>? ParentId { get; set; }

    /// <summary>The last number given to a measure in it. Each compartment counts by itself, so that a number tells nothing of the others.</summary>
    public int LastMeasure { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    internal sealed class Shape : IEntityTypeConfiguration<CompartmentRow>
    {
        public void Configure(EntityTypeBuilder<CompartmentRow> builder) => builder.HasIndex(r => new { r.OperationId, r.Code }).IsUnique();
    }
}
