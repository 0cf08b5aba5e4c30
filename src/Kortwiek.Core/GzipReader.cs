using System.IO.Compression;

namespace Kortwiek.Core;

/// <summary>RFC 1952, one member or many. The proof of the end: a member of our own behind the file's last byte, which comes out whole only if the file stopped at the end of a member.</summary>
internal sealed class GzipReader : PackedReader
{
    private static readonly byte[] Marker = "Kortwiek-end-of-file"u8.ToArray();
    private static readonly byte[] MarkerMember = Pack(Marker);

    private readonly Feed _feed;
    private readonly GZipStream _inner;

    public GzipReader(Stream source)
    {
        _feed = new Feed(source);
        _inner = new GZipStream(_feed, CompressionMode.Decompress);
    }

    public override int Read(Span<byte> buffer)
    {
        if (End != UnpackEnd.Open)
        {
            return 0;
        }

        try
        {
            var read = _inner.Read(buffer);
            if (read > 0)
            {
                return read;
            }
        }
        catch (InvalidDataException)
        {
            End = UnpackEnd.Damaged;
            return 0;
        }

        End = Prove();
        return 0;
    }

    public override void Dispose() => _inner.Dispose();

    private UnpackEnd Prove()
    {
        var endsInZero = _feed.LastByte == 0;
        _feed.Proving = true;
        Span<byte> output = stackalloc byte[256];
        try
        {
            var read = _inner.ReadAtLeast(output, output.Length, throwOnEndOfStream: false);
            if (output[..read].SequenceEqual(Marker))
            {
                return UnpackEnd.Complete;
            }

            // Nothing at all came out: either junk behind the last member made the reader stop there, or the file is cut where the marker is swallowed.
            return read == 0 && (endsInZero || _feed.Untouched) ? UnpackEnd.Unproven : UnpackEnd.Truncated;
        }
        catch (InvalidDataException)
        {
            return UnpackEnd.Truncated;
        }
    }

    private static byte[] Pack(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(plain);
        }

        return packed.ToArray();
    }

    // The file first; after its end nothing, until the proof is asked for: then the marker's member.
    private sealed class Feed(Stream source) : Stream
    {
        private int _given;

        public bool Proving { get; set; }

        public int LastByte { get; private set; } = -1;

        public bool Untouched => _given == 0;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            if (!Proving)
            {
                var read = source.Read(buffer);
                if (read > 0)
                {
                    LastByte = buffer[read - 1];
                }

                return read;
            }

            var rest = MarkerMember.AsSpan(_given);
            var count = Math.Min(rest.Length, buffer.Length);
            rest[..count].CopyTo(buffer);
            _given += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
