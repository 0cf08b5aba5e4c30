namespace Kortwiek.Core;

/// <summary>How a file is packed, as its first bytes say.</summary>
public enum Compression
{
    /// <summary>Not packed.</summary>
    None,

    /// <summary>gzip, RFC 1952.</summary>
    Gzip,

    /// <summary>.xz.</summary>
    Xz,

    /// <summary>Zstandard, RFC 8878.</summary>
    Zstd,
}
