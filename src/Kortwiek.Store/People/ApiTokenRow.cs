using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kortwiek.Store;

/// <summary>A token by which a program asks verbs in a person's name, in one operation. The token itself is not kept.</summary>
/// <remarks>It is looked up before an operation is entered, so it is no operation's own row.</remarks>
public sealed class ApiTokenRow : Row
{
    /// <summary>The key.</summary>
    public required Id<ApiTokenRow> Id { get; set; }

    /// <summary>Whose: the key of the account.</summary>
    public Guid PersonId { get; set; }

    /// <summary>The one operation in which it serves.</summary>
    public required Id<OperationRow> OperationId { get; set; }

    /// <summary>What the audit entries of its calls say; unique for its owner in the operation, also after its end.</summary>
    [MaxLength(40)]
    public required string Name { get; set; }

    /// <summary>The token's first letters, by which it is recognised.</summary>
    [MaxLength(16)]
    public required string Prefix { get; set; }

    /// <summary>SHA-256 of the token.</summary>
    public required Digest Hash { get; set; }

    /// <summary>Nouns whose verbs it reads with, apart by commas.</summary>
    public required string Reads { get; set; }

    /// <summary>Nouns whose verbs it writes and reads with, apart by commas.</summary>
    public required string Writes { get; set; }

    /// <summary>By what its owner had signed in when it was made: a role that asks for a passkey asks it of the token too.</summary>
    [MaxLength(20)]
    public required string WayIn { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it ends.</summary>
    public DateTimeOffset EndsAt { get; set; }

    /// <summary>When it was revoked, or null.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    internal sealed class Shape : IEntityTypeConfiguration<ApiTokenRow>
    {
        public void Configure(EntityTypeBuilder<ApiTokenRow> builder)
        {
            builder.HasIndex(t => t.Hash).IsUnique();
            builder.HasIndex(t => new { t.OperationId, t.PersonId, t.Name }).IsUnique();
            builder.HasOne<Account>().WithMany().HasForeignKey(t => t.PersonId);
        }
    }
}
