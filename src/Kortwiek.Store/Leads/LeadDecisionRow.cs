using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kortwiek.Store;

/// <summary>What a named human made of a lead. Rows are added, never changed.</summary>
public sealed class LeadDecisionRow : CompartmentOwned
{
    /// <summary>The key.</summary>
    public required Id<LeadDecisionRow> Id { get; set; }

    /// <summary>The lead's own id.</summary>
    [MaxLength(16)]
    public required string Lead { get; set; }

    /// <summary>The state from then on.</summary>
    [MaxLength(10)]
    public required string State { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The handle of the human.</summary>
    public required string Member { get; set; }

    /// <summary>The decision as JSON: reason, purpose, legal basis, retention, category.</summary>
    [MaxLength(20_000)]
    public required string Body { get; set; }
}

internal sealed class LeadDecisionShape : IEntityTypeConfiguration<LeadDecisionRow>
{
    public void Configure(EntityTypeBuilder<LeadDecisionRow> builder) => builder.HasIndex(r => new { r.OperationId, r.Lead });
}
