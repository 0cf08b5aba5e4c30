using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kortwiek.Store;

/// <summary>A thing that was taken in. The row is an index: what counts is its entry in the evidence log and its journal.</summary>
public sealed class ExhibitRow : CompartmentOwned
{
    /// <summary>The key.</summary>
    public required Id<ExhibitRow> Id { get; set; }

    /// <summary>Its number in the operation, such as <c>EX-0001</c>; also the name of its journal's folder.</summary>
    public required string Number { get; set; }

    /// <summary>The last part of the source's path, for people.</summary>
    public required string Label { get; set; }

    /// <summary><c>file</c>, <c>folder</c> or <c>device</c>.</summary>
    public required string Kind { get; set; }

    /// <summary><c>sealed</c>, or <c>sealed-with-problems</c> where a name could not simply be read and hashed.</summary>
    public required string Status { get; set; }

    /// <summary>When it was sealed.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The handle of who took it in.</summary>
    public required string Member { get; set; }

    /// <summary>Where that was.</summary>
    public required string Place { get; set; }

    /// <summary>The legal basis: warrant, order or request, by its id.</summary>
    public required string LegalBasis { get; set; }

    /// <summary>Where its bytes lie: the copy, or the source itself. Relative to the installation where they lie inside it.</summary>
    [MaxLength(4096)]
    public required string Content { get; set; }

    /// <summary>True where the bytes are a copy of ours.</summary>
    public bool Copied { get; set; }

    /// <summary>Files that were read.</summary>
    public long Files { get; set; }

    /// <summary>Their bytes.</summary>
    public long Bytes { get; set; }

    /// <summary>The Merkle root over its files.</summary>
    public required Digest Root { get; set; }

    /// <summary>SHA-256 of the listing of its names.</summary>
    public required Digest Listing { get; set; }

    /// <summary>For a single file its SHA-256, else null.</summary>
    public Digest? Sha256 { get; set; }

    /// <summary>For a single file its BLAKE3, else null.</summary>
    public Digest? Blake3 { get; set; }

    /// <summary>Names that could not simply be read and hashed.</summary>
    public long Problems { get; set; }
}

internal sealed class ExhibitShape : IEntityTypeConfiguration<ExhibitRow>
{
    public void Configure(EntityTypeBuilder<ExhibitRow> builder) => builder.HasIndex(r => new { r.OperationId, r.Number }).IsUnique();
}
