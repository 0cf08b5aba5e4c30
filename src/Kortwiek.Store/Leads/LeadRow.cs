using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kortwiek.Store;

/// <summary>A lead as it was found, and what humans made of it.</summary>
public sealed class LeadRow : CompartmentOwned
{
    /// <summary>The key.</summary>
    public required Id<LeadRow> Id { get; set; }

    /// <summary>The lead's own id, 16 hexadecimal digits, the same in every run over the same evidence.</summary>
    [MaxLength(16)]
    public required string Code { get; set; }

    /// <summary><c>administrator</c>, <c>uploader</c> or <c>intruder</c>.</summary>
    [MaxLength(20)]
    public required string Class { get; set; }

    /// <summary>Country of most acts; ZZ where Tor or nothing says so.</summary>
    public Country Country { get; set; }

    /// <summary>Sum of the weights.</summary>
    public double Score { get; set; }

    /// <summary><c>low</c>, <c>moderate</c> or <c>high</c>.</summary>
    [MaxLength(10)]
    public required string Confidence { get; set; }

    /// <summary><c>proposed</c>, <c>confirmed</c> or <c>rejected</c>.</summary>
    [MaxLength(10)]
    public required string State { get; set; }

    /// <summary>True where the latest search found it; a lead that was decided on is kept all the same.</summary>
    public bool Current { get; set; }

    /// <summary>When it was found first.</summary>
    public DateTimeOffset FoundAt { get; set; }

    /// <summary>Until when a confirmed lead may be kept.</summary>
    public DateOnly? RetainUntil { get; set; }

    /// <summary>The lead as JSON: actor, reasons with evidence lines, safeguards.</summary>
    [MaxLength(int.MaxValue)]
    public required string Body { get; set; }
}

internal sealed class LeadShape : IEntityTypeConfiguration<LeadRow>
{
    public void Configure(EntityTypeBuilder<LeadRow> builder) => builder.HasIndex(r => new { r.OperationId, r.Code }).IsUnique();
}
