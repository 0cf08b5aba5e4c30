using SharpCompress.Common;
using SharpCompress.Compressors.Xz;

namespace Kortwiek.Core;

/// <summary>.xz: one stream after the other, as the library stops behind the first.</summary>
/// <remarks>The .xz File Format 1.2.1, sections 2 and 2.2 (stream padding: zeros, a multiple of four bytes).</remarks>
internal sealed class XzReader(Stream source) : PackedReader
{
    // Small, since the library loses the piece in which it meets damage.
    private const int Piece = 512;
    private static readonly byte[] Magic = [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00];

    private readonly byte[] _piece = new byte[Piece];
    private XZStream? _inner;

    public override int Read(Span<byte> buffer)
    {
        var total = 0;
        while (End == UnpackEnd.Open && buffer.Length - total >= Math.Min(Piece, buffer.Length))
        {
            var count = Math.Min(Piece, buffer.Length - total);
            var read = Next(count);
            _piece.AsSpan(0, read).CopyTo(buffer[total..]);
            total += read;
        }

        return total;
    }

    public override void Dispose() => _inner?.Dispose();

    private int Next(int count)
    {
        try
        {
            while (true)
            {
                if (_inner is null && !NextStream())
                {
                    return 0;
                }

                var read = _inner!.Read(_piece, 0, count);
                if (read > 0)
                {
                    return read;
                }

                _inner = null;
            }
        }
        catch (EndOfStreamException)
        {
            End = UnpackEnd.Truncated;
        }
        catch (Exception fault) when (fault is SharpCompressException or InvalidDataException or IndexOutOfRangeException or ArgumentException or OverflowException)
        {
            End = UnpackEnd.Damaged;
        }

        return 0;
    }

    private bool NextStream()
    {
        var padding = 0L;
        int b;
        while ((b = source.ReadByte()) == 0)
        {
            padding++;
        }

        if (b < 0)
        {
            End = padding % 4 == 0 ? UnpackEnd.Complete : UnpackEnd.Unproven;
            return false;
        }

        source.Position--;
        Span<byte> head = stackalloc byte[Magic.Length];
        var read = source.ReadAtLeast(head, Magic.Length, throwOnEndOfStream: false);
        source.Position -= read;
        if (!head[..read].SequenceEqual(Magic))
        {
            End = Magic.AsSpan().StartsWith(head[..read]) ? UnpackEnd.Truncated : UnpackEnd.Unproven;
            return false;
        }

        _inner = new XZStream(new EndThrows(source));
        return true;
    }

    // The library takes the end of the file for bytes of ones and would go on inventing text.
    private sealed class EndThrows(Stream source) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => source.Length;

        public override long Position
        {
            get => source.Position;
            set => source.Position = value;
        }

        public override int Read(Span<byte> buffer)
        {
            var read = source.Read(buffer);
            return read > 0 || buffer.IsEmpty ? read : throw new EndOfStreamException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int ReadByte()
        {
            var read = source.ReadByte();
            return read >= 0 ? read : throw new EndOfStreamException();
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => source.Seek(offset, origin);

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
