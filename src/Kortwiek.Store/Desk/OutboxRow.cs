using System.ComponentModel.DataAnnotations;

namespace Kortwiek.Store;

/// <summary>An entry on its way to the evidence log, written in the same transaction as the change it tells of.</summary>
public sealed class OutboxRow : CompartmentOwned
{
    /// <summary>The key; it stands in the entry too, so that a delivery cut short is not repeated.</summary>
    public required Id<OutboxRow> Id { get; set; }

    /// <summary>When the change was made.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The acting member's handle.</summary>
    public required string Member { get; set; }

    /// <summary><c>command</c>, <c>consult</c>, <c>disclose</c>, <c>refuse</c>, <c>intake</c> and so on.</summary>
    public required string Type { get; set; }

    /// <summary>The verb's path.</summary>
    public required string Verb { get; set; }

    /// <summary>One line for people.</summary>
    public required string Summary { get; set; }

    /// <summary>SHA-256 of the request.</summary>
    public required Digest RequestDigest { get; set; }

    /// <summary>0, 1 or 2 as the command line would have ended.</summary>
    public int ExitCode { get; set; }

    /// <summary>The entry's canonical JSON.</summary>
    [MaxLength(65535)]
    public required byte[] Entry { get; set; }

    /// <summary>Its place in the evidence log, or null while it waits.</summary>
    public long? LogIndex { get; set; }
}
