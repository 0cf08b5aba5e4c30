using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Kortwiek.Leads;

/// <summary>One log file opened for parsing: its digest, how it is packed, its text as UTF-8 bytes as often as it is needed.</summary>
internal sealed class LogFile : IDisposable
{
    private const int WindowBytes = 4 << 20;

    private readonly LogSource _source;
    private readonly UnpackLimit _limit;
    private readonly List<Stream> _open = [];
    private Encoding? _utf16;

    private LogFile(LogSource source, UnpackLimit limit)
    {
        _source = source;
        _limit = limit;
    }

    public Digest Sha256 { get; private set; }

    public long Size { get; private set; }

    /// <summary>The time in a gzip member's header, where there is one.</summary>
    public DateTimeOffset? GzipTime { get; private set; }

    /// <summary>Reads the file once for its digest.</summary>
    public static LogFile Open(LogSource source, UnpackLimit limit, IProgress<Step> progress, CancellationToken cancellation)
    {
        var file = new LogFile(source, limit);
        using var stream = source.Open();
        file.Size = stream.Length;
        var head = new byte[8];
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        if (Decompress.Detect(head.AsSpan(0, read)) == Compression.Gzip && read == 8 && BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4)) is > 0 and var seconds)
        {
            file.GzipTime = DateTimeOffset.FromUnixTimeSeconds(seconds);
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        var done = 0L;
        while (done < file.Size && (read = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, file.Size - done))) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
            done += read;
            progress.Report(new Step("reading the digest", done, file.Size));
        }

        file.Size = done;
        file.Sha256 = Digest.Sha256(hash.GetHashAndReset());
        return file;
    }

    /// <summary>The unpacked bytes, and the same as text where they are UTF-16.</summary>
    public (UnpackStream Unpacked, Stream Text) Read()
    {
        var stream = new FixedLengthStream(_source.Open(), Size);
        _open.Add(stream);
        var unpacked = Decompress.OpenKeeping(stream, _limit);
        _open.Add(unpacked);
        return (unpacked, _utf16 is null ? unpacked : Encoding.CreateTranscodingStream(unpacked, _utf16, Encoding.UTF8, leaveOpen: true));
    }

    /// <summary>Pieces from the head, the middle and the end: of the file, or where it is packed of its first 4 MiB.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Samples()
    {
        using var stream = new FixedLengthStream(_source.Open(), Size);
        using var unpacked = Decompress.OpenKeeping(stream, _limit);
        const int Piece = FormatDetector.SampleBytes;
        var window = new byte[WindowBytes];
        var read = unpacked.ReadAtLeast(window, unpacked.Compression == Compression.None ? 3 * Piece : window.Length, throwOnEndOfStream: false);
        _utf16 = window.AsSpan(0, read) switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            _ => null,
        };
        if (_utf16 is not null)
        {
            return [Encoding.UTF8.GetBytes(_utf16.GetString(window, 2, Math.Min(read, 2 * Piece) - 2))];
        }

        if (window.AsSpan(0, read) is [0xEF, 0xBB, 0xBF, ..])
        {
            return [window.AsMemory(3, Math.Min(read, 3 * Piece) - 3)];
        }

        if (unpacked.Compression != Compression.None || Size <= 3 * Piece)
        {
            return read <= 3 * Piece
                ? [window.AsMemory(0, read)]
                : [window.AsMemory(0, Piece), window.AsMemory((read - Piece) / 2, Piece), window.AsMemory(read - Piece, Piece)];
        }

        return [window.AsMemory(0, Piece), At((Size - Piece) / 2), At(Size - Piece)];

        ReadOnlyMemory<byte> At(long offset)
        {
            var piece = new byte[Piece];
            stream.Position = offset;
            return piece.AsMemory(0, stream.ReadAtLeast(piece, Piece, throwOnEndOfStream: false));
        }
    }

    public void Dispose()
    {
        foreach (var stream in Enumerable.Reverse(_open))
        {
            stream.Dispose();
        }
    }
}
