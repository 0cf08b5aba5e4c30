namespace Kortwiek.Core;

/// <summary>Opens packed files by their first bytes, never by their name, and never loses a part of them silently.</summary>
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

    /// <summary>The plain bytes of a file that can be sought: all of them, or an exception. For inputs of which a part is worth nothing, such as edge lists.</summary>
    /// <remarks>Concatenated members, streams and frames are read as one. A file that is not packed is returned as it is.</remarks>
    /// <exception cref="InvalidDataException">While reading: the packed bytes are cut, damaged or over <see cref="UnpackLimit.Default"/>.</exception>
    public static Stream Open(Stream source, out Compression compression)
    {
        compression = Peek(source);
        return compression == Compression.None ? source : new UnpackStream(source, compression, UnpackLimit.Default, strict: true);
    }

    /// <summary>The plain bytes as far as they can be had; <see cref="UnpackStream.End"/> says afterwards how it ended. For evidence, of which a part is worth much.</summary>
    /// <param name="source">Can be sought; stays open.</param>
    /// <param name="limit">Null for <see cref="UnpackLimit.Default"/>.</param>
    public static UnpackStream OpenKeeping(Stream source, UnpackLimit? limit = null) =>
        new(source, Peek(source), limit ?? UnpackLimit.Default, strict: false);

    private static Compression Peek(Stream source)
    {
        Span<byte> head = stackalloc byte[6];
        var start = source.Position;
        var read = source.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        source.Position = start;
        return Detect(head[..read]);
    }
}
