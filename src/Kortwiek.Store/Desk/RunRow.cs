using System.ComponentModel.DataAnnotations;

namespace Kortwiek.Store;

/// <summary>One run of a verb whose result is kept: a figure in a report names its run.</summary>
public sealed class RunRow : CompartmentOwned
{
    /// <summary>The key.</summary>
    public required Id<RunRow> Id { get; set; }

    /// <summary>The document kind, such as <c>plan.dismantle/1</c>.</summary>
    public required string Kind { get; set; }

    /// <summary>A name for people: the input file, the channel set.</summary>
    public required string Label { get; set; }

    /// <summary>When it ran.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The handle of the member who ran it.</summary>
    public required string Member { get; set; }

    /// <summary>SHA-256 over the inputs' digests, in the order of the request.</summary>
    public required Digest InputsDigest { get; set; }

    /// <summary>The program's version.</summary>
    public required string Version { get; set; }

    /// <summary>The request as JSON.</summary>
    [MaxLength(100_000)]
    public required string Request { get; set; }

    /// <summary>The result as the JSON document that <c>--json</c> printed.</summary>
    [MaxLength(int.MaxValue)]
    public required string Result { get; set; }
}
