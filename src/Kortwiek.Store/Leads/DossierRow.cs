using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kortwiek.Store;

/// <summary>A dossier that was written for a country, or the reason why none was. Its bytes lie in the operation's objects.</summary>
public sealed class DossierRow : CompartmentOwned
{
    /// <summary>The key.</summary>
    public required Id<DossierRow> Id { get; set; }

    /// <summary>The recipient.</summary>
    public Country Country { get; set; }

    /// <summary>Leads in it, or waiting for it.</summary>
    public int Leads { get; set; }

    /// <summary>The day for which it was made.</summary>
    public DateOnly AsOf { get; set; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The handle of who wrote it.</summary>
    public required string Member { get; set; }

    /// <summary>The page; null where the country is blocked.</summary>
    public Digest? Html { get; set; }

    /// <summary>The data; null where the country is blocked.</summary>
    public Digest? Json { get; set; }

    /// <summary>Why there is none, or null.</summary>
    [MaxLength(1000)]
    public string? Blocked { get; set; }
}

internal sealed class DossierShape : IEntityTypeConfiguration<DossierRow>
{
    public void Configure(EntityTypeBuilder<DossierRow> builder) => builder.HasIndex(r => new { r.OperationId, r.At });
}
