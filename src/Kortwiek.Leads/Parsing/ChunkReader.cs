using System.Collections.Concurrent;

namespace Kortwiek.Leads;

/// <summary>Cuts an unpacked stream into chunks behind line ends; the cuts depend on the bytes and the size alone.</summary>
internal sealed class ChunkReader(UnpackStream unpack, Stream text, LogFormat format, int size)
{
    private const byte Lf = (byte)'\n';
    private const int MostLinesBack = 4096;

    private readonly ConcurrentBag<byte[]> _free = [];
    private byte[] _rest = [];
    private long _offset;
    private long _line = 1;
    private bool _ended;

    /// <summary>The next chunk, or null at the end.</summary>
    public Chunk? Next()
    {
        if (_ended)
        {
            return null;
        }

        var buffer = _free.TryTake(out var used) ? used : new byte[size];
        _rest.CopyTo(buffer, 0);
        var length = _rest.Length + text.ReadAtLeast(buffer.AsSpan(_rest.Length), size - _rest.Length, throwOnEndOfStream: false);
        _rest = [];
        if (length < size)
        {
            _ended = true;
            return length == 0 ? null : Take(buffer, length, cut: unpack.End is UnpackEnd.Truncated or UnpackEnd.Damaged or UnpackEnd.TooLarge);
        }

        var end = Cut(buffer.AsSpan(0, length));
        if (end == 0)
        {
            var overlong = Take(buffer, length, overlong: true);
            Skip();
            return overlong;
        }

        _rest = buffer[end..length];
        return Take(buffer, end);
    }

    /// <summary>Gives a buffer back.</summary>
    public void Return(Chunk chunk) => _free.Add(chunk.Buffer);

    private Chunk Take(byte[] buffer, int length, bool cut = false, bool overlong = false)
    {
        var chunk = new Chunk { Buffer = buffer, Length = length, Offset = _offset, FirstLine = _line, Cut = cut, Overlong = overlong };
        _offset += length;
        _line += buffer.AsSpan(0, length).Count(Lf) + (overlong ? 1 : 0);
        return chunk;
    }

    // Behind the last line end, or further up where the last lines cannot be understood without those before them.
    private int Cut(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.LastIndexOf(Lf) + 1;
        if (end == 0 || format.LinesStandAlone)
        {
            return end;
        }

        var at = end;
        for (var back = 0; back < MostLinesBack && at > 0; back++)
        {
            var start = bytes[..(at - 1)].LastIndexOf(Lf) + 1;
            if (start > 0 && format.IsFresh(bytes[start..(at - 1)]))
            {
                return start;
            }

            at = start;
        }

        return end;
    }

    // The rest of a line that does not fit.
    private void Skip()
    {
        var buffer = new byte[Math.Min(size, 1 << 16)];
        int read;
        while ((read = text.Read(buffer)) > 0)
        {
            var end = buffer.AsSpan(0, read).IndexOf(Lf);
            if (end >= 0)
            {
                _offset += end + 1;
                _rest = buffer[(end + 1)..read];
                return;
            }

            _offset += read;
        }

        _ended = true;
    }
}
