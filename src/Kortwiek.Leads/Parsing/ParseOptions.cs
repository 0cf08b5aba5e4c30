namespace Kortwiek.Leads;

/// <summary>What the caller says about the files, beside the files.</summary>
public sealed record ParseOptions
{
    /// <summary>Key of the pseudonyms; needed to keep events, not to count them.</summary>
    public Pseudonyms? Pseudonyms { get; init; }

    /// <summary>Tables that are asked while addresses are clear.</summary>
    public AddressBook Addresses { get; init; } = AddressBook.Empty;

    /// <summary>Name of a format, or null to detect it.</summary>
    public string? Format { get; init; }

    /// <summary>The server's zone, for records that bear none; null for UTC, marked as assumed.</summary>
    public TimeZoneInfo? Zone { get; init; }

    /// <summary>Who says so: <c>option</c> or <c>image</c>.</summary>
    public string ZoneFrom { get; init; } = "option";

    /// <summary>Year of the last record, for records that bear none.</summary>
    public int? Year { get; init; }

    /// <summary>By how many seconds the server's clock was ahead of the true time; null where nobody measured it.</summary>
    public double? SkewSeconds { get; init; }

    /// <summary>Workers at a time, at least 1; the result is the same for any number.</summary>
    public int Degree { get; init; } = 1;

    /// <summary>When unpacking is stopped.</summary>
    public UnpackLimit Limit { get; init; } = UnpackLimit.Default;

    /// <summary>Bytes of a piece that one worker reads at a time, at least 4 KiB; for tests.</summary>
    internal int ChunkBytes { get; init; } = 16 << 20;
}
