using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kortwiek.Store;

/// <summary>Two authorities work on one element.</summary>
public sealed class DeconflictionRow : CompartmentOwned
{
    /// <summary>The key.</summary>
    public required Id<DeconflictionRow> Id { get; set; }

    /// <summary>The element's key.</summary>
    public required ElementKey Key { get; set; }

    /// <summary>Code of one authority.</summary>
    public required string AuthorityA { get; set; }

    /// <summary>Code of the other.</summary>
    public required string AuthorityB { get; set; }

    /// <summary>When it was found.</summary>
    public DateTimeOffset OpenedAt { get; set; }

    /// <summary>What both decided; null while it is open.</summary>
    public string? Resolution { get; set; }

    /// <summary>Handles of the two members, with commas; empty while it is open.</summary>
    public required string DecidedBy { get; set; }

    internal sealed class Shape : IEntityTypeConfiguration<DeconflictionRow>
    {
        public void Configure(EntityTypeBuilder<DeconflictionRow> builder) => builder.HasIndex(r => new { r.OperationId, r.Key });
    }
}
