using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kortwiek.Store;

/// <summary>A competent body at the table.</summary>
public sealed class AuthorityRow : OperationOwned
{
    /// <summary>The key.</summary>
    public required Id<AuthorityRow> Id { get; set; }

    /// <summary>Short name in lower case; unique in the operation.</summary>
    public required string Code { get; set; }

    /// <summary>As it is written; <see cref="MemberRow.Authority"/> carries it.</summary>
    public required string Name { get; set; }

    /// <summary>Its state.</summary>
    public Country Country { get; set; }

    /// <summary><c>prosecutor</c>, <c>police</c>, <c>judge</c>, <c>agency</c> or <c>observer</c>.</summary>
    public required string Kind { get; set; }

    /// <summary>IANA name of the zone whose civil calendar its deadlines follow.</summary>
    public required string TimeZone { get; set; }

    /// <summary>How it is reached at any hour; may be empty.</summary>
    public required string Contact { get; set; }

    /// <summary>Takes part in Directive 2014/41/EU.</summary>
    public bool EioBound { get; set; }

    /// <summary>Takes part in Regulation (EU) 2023/1543.</summary>
    public bool EEvidenceBound { get; set; }

    /// <summary>Party to the Convention on Cybercrime.</summary>
    public bool CoeParty { get; set; }

    internal sealed class Shape : IEntityTypeConfiguration<AuthorityRow>
    {
        public void Configure(EntityTypeBuilder<AuthorityRow> builder) => builder.HasIndex(r => new { r.OperationId, r.Code }).IsUnique();
    }
}
