using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kortwiek.Store;

/// <summary>One file of a partner, taken in or refused.</summary>
public sealed class ImportRunRow : CompartmentOwned
{
    /// <summary>The key.</summary>
    public required Id<ImportRunRow> Id { get; set; }

    /// <summary>The file's name as the user gave it, without its folder.</summary>
    public required string File { get; set; }

    /// <summary>Its SHA-256; the bytes lie under it in the operation's objects unless the file was refused.</summary>
    public required Digest FileDigest { get; set; }

    /// <summary><c>stix</c>, <c>misp</c>, <c>csv</c>, <c>xlsx</c>, or <c>auto</c> where the file was refused before that was known.</summary>
    public required string Format { get; set; }

    /// <summary>Who sent it.</summary>
    public required string Source { get; set; }

    /// <summary>The level of what bears no marking.</summary>
    public Tlp DefaultMarking { get; set; } = Tlp.Amber;

    /// <summary>When it was imported.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The handle of who imported it.</summary>
    public required string Member { get; set; }

    /// <summary>Objects read.</summary>
    public long Read { get; set; }

    /// <summary>Versions that were not there before.</summary>
    public long New { get; set; }

    /// <summary>Versions that were there already.</summary>
    public long Known { get; set; }

    /// <summary>Versions that were there with other content; both are kept, the first counts.</summary>
    public long Conflicts { get; set; }

    /// <summary>Objects that could not be taken.</summary>
    public long Rejected { get; set; }

    /// <summary>When it was taken back, or null.</summary>
    public DateTimeOffset? UndoneAt { get; set; }

    /// <summary>The handle of who took it back, or null.</summary>
    public string? UndoneBy { get; set; }

    /// <summary>Why the whole file was refused, or null.</summary>
    public string? Refusal { get; set; }

    /// <summary>The file's part of the answer as JSON; empty where it was refused.</summary>
    [MaxLength(int.MaxValue)]
    public required string Result { get; set; }
}

internal sealed class ImportRunShape : IEntityTypeConfiguration<ImportRunRow>
{
    public void Configure(EntityTypeBuilder<ImportRunRow> builder) => builder.HasIndex(r => new { r.OperationId, r.At });
}
