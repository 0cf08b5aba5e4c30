using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kortwiek.Store;

/// <summary>A legal instrument: the ground on which measures stand.</summary>
public sealed class InstrumentRow : CompartmentOwned
{
    /// <summary>The key.</summary>
    public required Id<InstrumentRow> Id { get; set; }

    /// <summary>Its id in the operation, such as <c>I-017</c>; unique.</summary>
    public required string Code { get; set; }

    /// <summary>The regime, in kebab case: <c>eio-a</c>, <c>removal-order</c>.</summary>
    public required string Type { get; set; }

    /// <summary>Code of the issuing authority.</summary>
    public required string Issuer { get; set; }

    /// <summary>Where it is carried out.</summary>
    public Country ExecutingState { get; set; }

    /// <summary>The issuer's reference.</summary>
    public required string FileNumber { get; set; }

    /// <summary>Its date.</summary>
    public DateTimeOffset IssuedAt { get; set; }

    /// <summary>When the addressee received it; null without proof.</summary>
    public DateTimeOffset? ReceivedAt { get; set; }

    /// <summary>Last instant at which it may be carried out; null for none.</summary>
    public DateTimeOffset? ValidUntil { get; set; }

    /// <summary>Digest of the signed document; null while it is not there.</summary>
    public Digest? DocumentSha256 { get; set; }

    /// <summary>The whole instrument as JSON: legal basis, language, conditions, who signed, what it replaces.</summary>
    [MaxLength(20_000)]
    public required string Body { get; set; }

    internal sealed class Shape : IEntityTypeConfiguration<InstrumentRow>
    {
        public void Configure(EntityTypeBuilder<InstrumentRow> builder) => builder.HasIndex(r => new { r.OperationId, r.Code }).IsUnique();
    }
}
