using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kortwiek.Store;

/// <summary>A log file whose events lie in the operation's folder; parsed again, it is the same row.</summary>
public sealed class LogSourceRow : CompartmentOwned
{
    /// <summary>The key.</summary>
    public required Id<LogSourceRow> Id { get; set; }

    /// <summary>First 16 digits of the file's SHA-256; evidence names the file by this.</summary>
    [MaxLength(16)]
    public required string Source { get; set; }

    /// <summary>The file's SHA-256.</summary>
    public required Digest FileDigest { get; set; }

    /// <summary>The file as the user named it.</summary>
    [MaxLength(4096)]
    public required string Path { get; set; }

    /// <summary>Its format, or <c>unknown</c>.</summary>
    [MaxLength(40)]
    public required string Format { get; set; }

    /// <summary>Lines of the unpacked file.</summary>
    public long Lines { get; set; }

    /// <summary>Lines that are records.</summary>
    public long Parsed { get; set; }

    /// <summary>Lines that cannot be read.</summary>
    public long Rejected { get; set; }

    /// <summary>False where the packed file was cut or damaged, or gave no event.</summary>
    public bool Good { get; set; }

    /// <summary>Earliest instant.</summary>
    public DateTimeOffset? First { get; set; }

    /// <summary>Latest instant.</summary>
    public DateTimeOffset? Last { get; set; }

    /// <summary>When it was parsed last.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The handle of who parsed it.</summary>
    public required string Member { get; set; }

    /// <summary>The whole report as JSON.</summary>
    [MaxLength(200_000)]
    public required string Report { get; set; }
}

internal sealed class LogSourceShape : IEntityTypeConfiguration<LogSourceRow>
{
    public void Configure(EntityTypeBuilder<LogSourceRow> builder) => builder.HasIndex(r => new { r.OperationId, r.Source }).IsUnique();
}
