using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kortwiek.Store;

/// <summary>One version of a partner's object. Its original bytes are a slice of the file that brought it.</summary>
public sealed class FeedObjectRow : CompartmentOwned
{
    /// <summary>The key.</summary>
    public required Id<FeedObjectRow> Id { get; set; }

    /// <summary>The identifier of the format: <c>indicator--UUID</c>, <c>misp-attribute--UUID</c>.</summary>
    [MaxLength(300)]
    public required string ObjectId { get; set; }

    /// <summary>The type; for MISP <c>event</c>, <c>attribute</c> or an object's name.</summary>
    [MaxLength(250)]
    public required string Type { get; set; }

    /// <summary>The instant of the version in UTC ticks; 0 where the format has none. With the identifier it is the version's key.</summary>
    public long Version { get; set; }

    /// <summary>The level of the whole object.</summary>
    public Tlp Marking { get; set; }

    /// <summary>Withdrawn by its creator.</summary>
    public bool Revoked { get; set; }

    /// <summary>True where another content with the same key was there first.</summary>
    public bool Conflict { get; set; }

    /// <summary>The run that brought it.</summary>
    public required Id<ImportRunRow> RunId { get; set; }

    /// <summary>The file in the operation's objects.</summary>
    public required Digest FileDigest { get; set; }

    /// <summary>Where the object begins in the unpacked file.</summary>
    public long Offset { get; set; }

    /// <summary>Its length in bytes.</summary>
    public int Length { get; set; }

    /// <summary>SHA-256 of the object's bytes.</summary>
    public required Digest Digest { get; set; }
}

internal sealed class FeedObjectShape : IEntityTypeConfiguration<FeedObjectRow>
{
    public void Configure(EntityTypeBuilder<FeedObjectRow> builder)
    {
        builder.HasIndex(r => new { r.OperationId, r.ObjectId, r.Version });
        builder.HasIndex(r => r.RunId);
    }
}
