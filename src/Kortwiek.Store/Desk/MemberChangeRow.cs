using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kortwiek.Store;

/// <summary>A role, an authority or an account that is to be given: the first person asks, the second decides.</summary>
public sealed class MemberChangeRow : OperationOwned
{
    /// <summary>The key.</summary>
    public required Id<MemberChangeRow> Id { get; set; }

    /// <summary>The member's handle.</summary>
    public required string Handle { get; set; }

    /// <summary>The role asked for.</summary>
    public required string Role { get; set; }

    /// <summary>Code of the authority asked for.</summary>
    public required string Authority { get; set; }

    /// <summary>All that is asked for, as JSON: the second person has to say the same.</summary>
    [MaxLength(8000)]
    public required string Body { get; set; }

    /// <summary>The handle of the first.</summary>
    public required string AskedBy { get; set; }

    /// <summary>The human being behind it.</summary>
    public Guid AskedByPerson { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset AskedAt { get; set; }

    /// <summary>The handle of the second; null while it waits, and where it was dropped for another.</summary>
    public string? DecidedBy { get; set; }

    /// <summary>When it was decided or dropped; null while it waits.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    internal sealed class Shape : IEntityTypeConfiguration<MemberChangeRow>
    {
        public void Configure(EntityTypeBuilder<MemberChangeRow> builder) => builder.HasIndex(r => new { r.OperationId, r.DecidedAt });
    }
}
