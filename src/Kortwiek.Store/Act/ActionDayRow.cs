using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kortwiek.Store;

/// <summary>A day on which measures are carried out in several countries at one instant.</summary>
public sealed class ActionDayRow : OperationOwned
{
    /// <summary>The key.</summary>
    public required Id<ActionDayRow> Id { get; set; }

    /// <summary>From 1; unique in the operation.</summary>
    public int Number { get; set; }

    /// <summary>T.</summary>
    public DateTimeOffset TZero { get; set; }

    /// <summary>In a few words.</summary>
    public required string Title { get; set; }

    internal sealed class Shape : IEntityTypeConfiguration<ActionDayRow>
    {
        public void Configure(EntityTypeBuilder<ActionDayRow> builder) => builder.HasIndex(r => new { r.OperationId, r.Number }).IsUnique();
    }
}
