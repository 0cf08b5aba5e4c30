using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kortwiek.Store;

/// <summary>Measures of one action day that are released together.</summary>
public sealed class ActionGroupRow : OperationOwned
{
    /// <summary>The key.</summary>
    public required Id<ActionGroupRow> Id { get; set; }

    /// <summary>Unique in the operation.</summary>
    public required string Code { get; set; }

    /// <summary>Number of the action day.</summary>
    public int Day { get; set; }

    /// <summary>In a few words.</summary>
    public required string Title { get; set; }

    /// <summary>The rule of a release, as JSON.</summary>
    [MaxLength(8000)]
    public required string Rule { get; set; }

    /// <summary>The last poll, in seconds from T, below zero; null for none.</summary>
    public long? PollOffsetSeconds { get; set; }

    internal sealed class Shape : IEntityTypeConfiguration<ActionGroupRow>
    {
        public void Configure(EntityTypeBuilder<ActionGroupRow> builder) => builder.HasIndex(r => new { r.OperationId, r.Code }).IsUnique();
    }
}
