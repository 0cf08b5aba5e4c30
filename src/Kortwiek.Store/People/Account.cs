using Microsoft.AspNetCore.Identity;

namespace Kortwiek.Store;

/// <summary>What a human being signs in with. A member of an operation whose <see cref="MemberRow.PersonId"/> is its key is this human being.</summary>
/// <remarks>Belongs to the installation, not to an operation: it holds ways to sign in and no case data.</remarks>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>What pages show.</summary>
    public required string DisplayName { get; set; }

    /// <summary>May make accounts, lock them and hand out invitations; sees no case by it.</summary>
    public bool IsAdministrator { get; set; }

    /// <summary>When the account was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>SHA-256 of the one-time link's secret, or null where no invitation is open.</summary>
    public Digest? InvitationHash { get; set; }

    /// <summary>When the invitation ends.</summary>
    public DateTimeOffset? InvitationEnds { get; set; }

    /// <summary>Why nobody signs in with this account any more, or null.</summary>
    public string? LockedFor { get; set; }
}
