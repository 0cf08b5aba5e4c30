using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kortwiek.Store;

/// <summary>What happened to a measure; never changed.</summary>
public sealed class MeasureEventRow : CompartmentOwned
{
    /// <summary>The key.</summary>
    public required Id<MeasureEventRow> Id { get; set; }

    /// <summary>The measure.</summary>
    public required Id<MeasureRow> MeasureId { get; set; }

    /// <summary>From 1, per measure.</summary>
    public int Sequence { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The command, in kebab case.</summary>
    public required string Command { get; set; }

    /// <summary>The state after, in kebab case.</summary>
    public required string To { get; set; }

    /// <summary>Handle of the member, or <c>system:clock</c> and the like.</summary>
    public required string By { get; set; }

    /// <summary>The whole event as JSON.</summary>
    [MaxLength(100_000)]
    public required string Body { get; set; }

    internal sealed class Shape : IEntityTypeConfiguration<MeasureEventRow>
    {
        public void Configure(EntityTypeBuilder<MeasureEventRow> builder)
        {
            builder.HasIndex(r => new { r.MeasureId, r.Sequence }).IsUnique();
            builder.HasIndex(r => new { r.OperationId, r.At });
        }
    }
}
