namespace Kortwiek.Plan.Graphs;

/// <summary>The lines of a stream as bytes, without copying them one by one; ends are LF or CR LF.</summary>
internal sealed class Lines(Stream stream, long maxBytes)
{
    /// <summary>The longest line in bytes.</summary>
    public const int MaxLine = 1 << 20;

    private readonly byte[] _buffer = new byte[MaxLine + (1 << 16)];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>Number of the line that was read last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Bytes read so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>The next line.</summary>
    /// <exception cref="InvalidDataException">A line or the whole is too long.</exception>
    public bool TryNext(out ReadOnlySpan<byte> line)
    {
        var scanned = 0;
        while (true)
        {
            var rest = _buffer.AsSpan(_start, _end - _start);
            var feed = rest[scanned..].IndexOf((byte)'\n');
            if (feed >= 0)
            {
                line = rest[..(scanned + feed)];
                _start += line.Length + 1;
                break;
            }

            scanned = rest.Length;
            if (_ended)
            {
                line = rest;
                _start = _end;
                if (line.IsEmpty)
                {
                    return false;
                }

                break;
            }

            if (rest.Length > MaxLine)
            {
                Number++;
                throw new InvalidDataException("The line is longer than 1 MiB; this is no edge list.");
            }

            Fill();
        }

        Number++;
        if (Number == 1 && line.StartsWith("\uFEFF"u8))
        {
            line = line[3..];
        }

        line = line.TrimEnd((byte)'\r');
        return true;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _ended = read == 0;
        _end += read;
        Bytes += read;
        if (Bytes > maxBytes)
        {
            throw new InvalidDataException($"The file is longer than {maxBytes} bytes when it is unpacked.");
        }
    }
}
