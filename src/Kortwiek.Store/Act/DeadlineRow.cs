using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kortwiek.Store;

/// <summary>A legal deadline of an instrument.</summary>
public sealed class DeadlineRow : CompartmentOwned
{
    /// <summary>The key.</summary>
    public required Id<DeadlineRow> Id { get; set; }

    /// <summary>Its id in the operation, such as <c>I-017/eio.ack</c>; unique.</summary>
    public required string Code { get; set; }

    /// <summary>The rule.</summary>
    public required string RuleId { get; set; }

    /// <summary>Code of the measure, or null.</summary>
    public string? Measure { get; set; }

    /// <summary>When the event happened; null while it has not.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When what it asks was done; null while it is open.</summary>
    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>The whole deadline as JSON: proof, stops, extensions.</summary>
    [MaxLength(20_000)]
    public required string Body { get; set; }

    internal sealed class Shape : IEntityTypeConfiguration<DeadlineRow>
    {
        public void Configure(EntityTypeBuilder<DeadlineRow> builder) => builder.HasIndex(r => new { r.OperationId, r.Code }).IsUnique();
    }
}
