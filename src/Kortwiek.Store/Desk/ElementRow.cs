using System.ComponentModel.DataAnnotations;

namespace Kortwiek.Store;

/// <summary>A host, domain, address, account, certificate, file or app: the spine of all rooms, one row per canonical key and operation.</summary>
public sealed class ElementRow : CompartmentOwned
{
    /// <summary>The key by which every other row refers to it.</summary>
    public required Id<ElementRow> Id { get; set; }

    /// <summary>The canonical key; unique in the operation.</summary>
    public required ElementKey Key { get; set; }

    /// <summary><c>server</c>, <c>domain</c>, <c>account</c>, <c>bucket</c>, <c>cdn</c>, <c>dns</c>, <c>app</c>, <c>payment</c>, <c>address</c>, <c>url</c>, <c>file</c>, <c>certificate</c> or <c>other</c>.</summary>
    public required string Kind { get; set; }

    /// <summary>What people call it; the name part of the key where nobody gave a better one.</summary>
    public required string Label { get; set; }

    /// <summary>The country whose authority can order a measure on it; <c>ZZ</c> where unknown.</summary>
    public Country Country { get; set; }

    /// <summary>The hosting provider, registrar or platform, or null.</summary>
    public string? Provider { get; set; }

    /// <summary>Its place on a channel's service path: <c>name</c>, <c>resolution</c>, <c>front</c>, <c>origin</c>, or null.</summary>
    public string? Layer { get; set; }

    /// <summary>The legal effort to take it, in units of one ordinary order; null where nobody said.</summary>
    public double? Cost { get; set; }

    /// <summary>How far it may be passed on.</summary>
    public Tlp Marking { get; set; } = Tlp.Amber;

    /// <summary>Earliest sighting, or null.</summary>
    public DateTimeOffset? FirstSeen { get; set; }

    /// <summary>Latest sighting, or null.</summary>
    public DateTimeOffset? LastSeen { get; set; }

    /// <summary>When this row was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>What only one source or room says of it, as a JSON object, or null.</summary>
    [MaxLength(8000)]
    public string? Extra { get; set; }
}
