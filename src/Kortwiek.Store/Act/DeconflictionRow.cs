using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kortwiek.Store;

/// <summary>One side's half of a hit: two authorities have measures on one element. Each side has a row in its own compartment (<see cref="Access.OwnOf"/>), with what it may know and no more.</summary>
public sealed class DeconflictionRow : CompartmentOwned
{
    /// <summary>The key.</summary>
    public required Id<DeconflictionRow> Id { get; set; }

    /// <summary>The name by which both sides speak of it, such as <c>H-7K3M0QXD</c>.</summary>
    [MaxLength(20)]
    public required string Code { get; set; }

    /// <summary>The element's key.</summary>
    public required ElementKey Key { get; set; }

    /// <summary>Code of the authority whose half this is.</summary>
    public required string Authority { get; set; }

    /// <summary><c>found</c>, <c>opened</c>, <c>decided</c> or <c>lapsed</c>.</summary>
    [MaxLength(10)]
    public required string State { get; set; }

    /// <summary>When it was found.</summary>
    public DateTimeOffset FoundAt { get; set; }

    /// <summary>The hit as this side may know it, as JSON.</summary>
    [MaxLength(20_000)]
    public required string Body { get; set; }

    /// <summary>The other side's measures on the element as they stood when both had opened it, as JSON; null before.</summary>
    [MaxLength(100_000)]
    public string? Theirs { get; set; }

    internal sealed class Shape : IEntityTypeConfiguration<DeconflictionRow>
    {
        public void Configure(EntityTypeBuilder<DeconflictionRow> builder)
        {
            builder.HasIndex(r => new { r.CompartmentId, r.Code }).IsUnique();
            builder.HasIndex(r => new { r.OperationId, r.Key });
        }
    }
}
