using System.ComponentModel.DataAnnotations;

namespace Kortwiek.Store;

/// <summary>A signature under a release.</summary>
public sealed class ReleaseSignatureRow : OperationOwned
{
    /// <summary>The key.</summary>
    public required Id<ReleaseSignatureRow> Id { get; set; }

    /// <summary>Code of the action group.</summary>
    public required string Group { get; set; }

    /// <summary>Handle of the member.</summary>
    public required string Member { get; set; }

    /// <summary>The human being.</summary>
    public required string PersonId { get; set; }

    /// <summary>The roles held when it was given.</summary>
    public required string Roles { get; set; }

    /// <summary>What was signed.</summary>
    public required Digest PlanHash { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The assertion of the member's passkey over the hash, as JSON; null in a demo.</summary>
    [MaxLength(65535)]
    public string? Proof { get; set; }

    /// <summary>True while it is a first signature that waits for the second.</summary>
    public bool Waits { get; set; }
}
