using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kortwiek.Store;

/// <summary>The dated finding that a channel belongs to the organisation.</summary>
public sealed class FindingRow : CompartmentOwned
{
    /// <summary>The key.</summary>
    public required Id<FindingRow> Id { get; set; }

    /// <summary>The channel's name; one finding for each.</summary>
    public required string Channel { get; set; }

    /// <summary>Its date.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The whole finding as JSON: author, reviewer, evidence for and against, alternatives.</summary>
    [MaxLength(20_000)]
    public required string Body { get; set; }

    internal sealed class Shape : IEntityTypeConfiguration<FindingRow>
    {
        public void Configure(EntityTypeBuilder<FindingRow> builder) => builder.HasIndex(r => new { r.OperationId, r.Channel }).IsUnique();
    }
}
