namespace Kortwiek.Evidence.Intake;

/// <summary>Reads a source that may have bad sectors: tries three times, then halves the read down to one sector, then puts zeros.</summary>
internal sealed class SourceReader
{
    private const int Tries = 3;
    private readonly ReadAt _read;
    private readonly long _expected;
    private readonly int _sector;
    private readonly List<BadRange> _bad = [];

    /// <summary>Wraps a source.</summary>
    /// <param name="read">The bytes read at an offset, 0 at the end, or an errno as a negative number.</param>
    /// <param name="expected">The source's size as it was said to be; zeros never go beyond it.</param>
    /// <param name="sector">The smallest read, a power of two.</param>
    public SourceReader(ReadAt read, long expected, int sector)
    {
        _read = read;
        _expected = expected;
        _sector = sector;
    }

    public delegate int ReadAt(Span<byte> buffer, long offset);

    /// <summary>What could not be read from one offset up to another, in order, neighbours joined. Other threads may ask while it reads.</summary>
    public IReadOnlyList<BadRange> Bad(long from, long to)
    {
        lock (_bad)
        {
            return [.. _bad.Where(b => b.Offset < to && b.Offset + b.Length > from).Select(b => Clip(b, from, to))];
        }
    }

    /// <summary>Fills a buffer; fewer bytes only at the end of the source.</summary>
    /// <exception cref="IOException">An error that is none of the medium.</exception>
    public int Fill(Span<byte> buffer, long offset)
    {
        var done = 0;
        while (done < buffer.Length)
        {
            var read = Some(buffer[done..], offset + done);
            if (read == 0)
            {
                break;
            }

            done += read;
        }

        return done;
    }

    private int Some(Span<byte> buffer, long offset)
    {
        while (true)
        {
            var read = 0;
            for (var i = 0; i < Tries; i++)
            {
                read = _read(buffer, offset);
                if (read >= 0)
                {
                    return read;
                }
            }

            if (!OfTheMedium(-read))
            {
                throw Native.Fault(-read, []);
            }

            if (offset >= _expected)
            {
                return 0;
            }

            if (buffer.Length > _sector)
            {
                buffer = buffer[..Math.Max(_sector, buffer.Length / 2 / _sector * _sector)];
                continue;
            }

            var zeros = buffer[..(int)Math.Min(buffer.Length, _expected - offset)];
            zeros.Clear();
            Remember(offset, zeros.Length, -read);
            return zeros.Length;
        }
    }

    // EIO, ENODATA, EBADMSG, EILSEQ, ETIMEDOUT, EREMOTEIO.
    private static bool OfTheMedium(int errno) => errno is Native.IoError or 61 or 74 or 84 or 110 or 121;

    private static BadRange Clip(BadRange range, long from, long to)
    {
        var start = Math.Max(range.Offset, from);
        return range with { Offset = start, Length = Math.Min(range.Offset + range.Length, to) - start };
    }

    private void Remember(long offset, int length, int errno)
    {
        lock (_bad)
        {
            Add(offset, length, errno);
        }
    }

    private void Add(long offset, int length, int errno)
    {
        if (_bad.Count > 0 && _bad[^1] is var last && last.Offset + last.Length == offset && last.ErrorNumber == errno)
        {
            _bad[^1] = last with { Length = last.Length + length };
        }
        else
        {
            _bad.Add(new BadRange(offset, length, errno));
        }
    }
}
