using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kortwiek.Store;

/// <summary>An object of a partner's file that could not be taken; its bytes stay in the file.</summary>
public sealed class RejectRow : CompartmentOwned
{
    /// <summary>The key.</summary>
    public required Id<RejectRow> Id { get; set; }

    /// <summary>The run.</summary>
    public required Id<ImportRunRow> RunId { get; set; }

    /// <summary>Where: a JSON pointer.</summary>
    public required string At { get; set; }

    /// <summary>A stable word.</summary>
    public required string Code { get; set; }

    /// <summary>One sentence.</summary>
    public required string Text { get; set; }

    /// <summary>Byte offset in the unpacked file.</summary>
    public long Offset { get; set; }

    /// <summary>Length in bytes.</summary>
    public int Length { get; set; }
}

internal sealed class RejectShape : IEntityTypeConfiguration<RejectRow>
{
    public void Configure(EntityTypeBuilder<RejectRow> builder) => builder.HasIndex(r => r.RunId);
}
