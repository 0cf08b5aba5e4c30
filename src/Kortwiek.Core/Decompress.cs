using System.IO.Compression;
using SharpCompress.Compressors.Xz;
using ZstdSharp;

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

/// <summary>Opens packed files by their first bytes, never by their name.</summary>
public static class Decompress
{
    /// <summary>What the first bytes of a file say; six are enough.</summary>
    public static Compression Detect(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            return Compression.Gzip;
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]))
        {
            return Compression.Xz;
        }

        return head.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD]) ? Compression.Zstd : Compression.None;
    }

    /// <summary>The plain bytes of a file that can be sought.</summary>
    /// <exception cref="InvalidDataException">While reading: the packed bytes are damaged.</exception>
    public static Stream Open(Stream source, out Compression compression)
    {
        Span<byte> head = stackalloc byte[6];
        var start = source.Position;
        var read = source.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        source.Position = start;
        compression = Detect(head[..read]);
        return compression switch
        {
            Compression.Gzip => new GZipStream(source, CompressionMode.Decompress),
            Compression.Xz => new XZStream(source),
            Compression.Zstd => new DecompressionStream(source),
            _ => source,
        };
    }
}
