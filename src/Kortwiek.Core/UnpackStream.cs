namespace Kortwiek.Core;

/// <summary>The unpacked bytes of a stream, forwards only, with the proof of how it ended. Not for several threads at once.</summary>
/// <remarks>
/// gzip: the framework's reader ends a cut file without a word, so a member of our own is fed to it after the file's last byte; only if that comes out whole was the file whole.
/// .xz: streams are read one after the other, stream padding of zeros between them is skipped, block checks are verified.
/// Zstandard: concatenated frames are read as one.
/// </remarks>
public sealed class UnpackStream : Stream
{
    private readonly Stream _source;
    private readonly long _start;
    private readonly UnpackLimit _limit;
    private readonly bool _strict;
    private readonly PackedReader _reader;
    private long _position;

    internal UnpackStream(Stream source, Compression compression, UnpackLimit limit, bool strict)
    {
        _source = source;
        _start = source.Position;
        _limit = limit;
        _strict = strict;
        Compression = compression;
        _reader = compression switch
        {
            Compression.Gzip => new GzipReader(source),
            Compression.Xz => new XzReader(source),
            Compression.Zstd => new ZstdReader(source),
            _ => new PlainReader(source),
        };
    }

    /// <summary>How the source is packed.</summary>
    public Compression Compression { get; }

    /// <summary><see cref="UnpackEnd.Open"/> until a read has returned 0 bytes.</summary>
    public UnpackEnd End { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <summary>Unpacked bytes delivered so far.</summary>
    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (End != UnpackEnd.Open || buffer.IsEmpty)
        {
            return 0;
        }

        var read = _reader.Read(buffer);
        _position += read;
        if (_position > _limit.Bytes && _position / _limit.Ratio > Math.Max(1, _source.Position - _start))
        {
            read = 0;
            End = UnpackEnd.TooLarge;
        }
        else if (read == 0)
        {
            End = _reader.End;
        }

        if (_strict && End is UnpackEnd.Truncated or UnpackEnd.Damaged or UnpackEnd.TooLarge)
        {
            throw new InvalidDataException(End switch
            {
                UnpackEnd.Truncated => "The packed file is cut: it stops before its own end mark.",
                UnpackEnd.Damaged => "The packed file is damaged: its bytes cannot be unpacked or its check sum is wrong.",
                _ => $"The packed file grows over {_limit.Bytes} bytes and over {_limit.Ratio} to 1: it is refused as a bomb.",
            });
        }

        return read;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _reader.Dispose();
            if (_strict)
            {
                _source.Dispose();
            }
        }

        base.Dispose(disposing);
    }
}
