using System.Security.Cryptography;
using System.Text.Unicode;

namespace Kortwiek.Core;

/// <summary>The records of a comma-separated file as bytes, one at a time, with the file's digest on the way.</summary>
/// <remarks>
/// RFC 4180, and what offices make of it: a byte-order mark, CRLF and the separators <c>;</c> and tab are detected and told;
/// whatever could be read in two ways is refused by name. Memory: one record and 64 KiB.
/// </remarks>
public sealed class CsvRecords : IDisposable
{
    /// <summary>A longer record is no record but a file of another kind.</summary>
    public const int MaxRecordBytes = 1 << 20;

    private const int Chunk = 1 << 16;
    private readonly Stream _stream;
    private readonly string _file;
    private readonly byte? _givenSeparator;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<(int Start, int Length, bool Quoted)> _fields = [];
    private byte[] _buffer = new byte[Chunk];
    private int _start;
    private int _end;
    private long _before;
    private long _nextLine = 1;
    private bool _atEnd;
    private bool _opened;

    /// <summary>Reads from where the stream stands; it stays open.</summary>
    /// <param name="stream">UTF-8.</param>
    /// <param name="file">Its name in sentences.</param>
    /// <param name="separator">What stands between two fields; without it the first record decides.</param>
    public CsvRecords(Stream stream, string file, byte? separator = null)
    {
        (_stream, _file) = (stream, file);
        _givenSeparator = separator;
    }

    private enum Found
    {
        Record,
        NeedMore,
        Fault,
    }

    /// <summary>What stands between two fields: comma, semicolon or tab; known after the first record.</summary>
    public byte Separator { get; private set; } = (byte)',';

    /// <summary>True where the file begins with a byte-order mark.</summary>
    public bool SawByteOrderMark { get; private set; }

    /// <summary>True where a line ended with a carriage return and a line feed.</summary>
    public bool SawCrLf { get; private set; }

    /// <summary>Why reading stopped before the end, or null.</summary>
    public BadInput? Fault { get; private set; }

    /// <summary>The line on which the current record starts, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Bytes read so far.</summary>
    public long Bytes => _before + _end;

    /// <summary>Fields of the current record.</summary>
    public int Count => _fields.Count;

    /// <summary>A field of the current record, from 0, without its quotation marks; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Field(int index) => _buffer.AsSpan(_fields[index].Start, _fields[index].Length);

    /// <summary>The digest of the whole file; only after <see cref="Read"/> has returned false without a fault.</summary>
    public Digest Digest() => Kortwiek.Core.Digest.Sha256(_hash.GetCurrentHash());

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    /// <summary>Goes to the next record that is not an empty line; false at the end or at a fault.</summary>
    public bool Read()
    {
        if (!_opened && !Open())
        {
            return false;
        }

        while (Fault is null)
        {
            if (_start == _end && !Fill())
            {
                return false;
            }

            var found = Next(out var length, out var lines);
            if (found == Found.NeedMore)
            {
                if (_end - _start > MaxRecordBytes)
                {
                    return Stop(_nextLine, "One record is longer than a mebibyte: this is no comma-separated file, or a quotation mark is not closed.");
                }

                // At the end of the file the last record needs no line end; Next sees that by itself.
                Fill();
                continue;
            }

            if (found == Found.Fault)
            {
                return false;
            }

            var record = _buffer.AsSpan(_start, length);
            if (record.Contains((byte)0))
            {
                return Stop(_nextLine, "The file holds a zero byte: it is no text. Save it as CSV in UTF-8.");
            }

            if (!Utf8.IsValid(record))
            {
                return Stop(_nextLine, $"The text is not UTF-8 at byte {_before + _start + ValidPrefix(record)}. Save it as CSV in UTF-8.");
            }

            Line = _nextLine;
            _nextLine += lines;
            _start += length;
            if (_fields.Count == 1 && _fields[0] is { Length: 0, Quoted: false })
            {
                continue;
            }

            Unescape();
            return true;
        }

        return false;
    }

    private static int ValidPrefix(ReadOnlySpan<byte> record)
    {
        var good = 0;
        while (good < record.Length && System.Text.Rune.DecodeFromUtf8(record[good..], out _, out var used) == System.Buffers.OperationStatus.Done)
        {
            good += used;
        }

        return good;
    }

    private bool Open()
    {
        _opened = true;
        while (_buffer.AsSpan(0, _end).IndexOf((byte)'\n') < 0 && _end <= MaxRecordBytes && Fill())
        {
        }

        var text = _buffer.AsSpan(0, _end);
        if (text.Length >= 2 && (text[0], text[1]) is (0xFF, 0xFE) or (0xFE, 0xFF))
        {
            return Stop(1, "The file is UTF-16, not UTF-8. Save it as CSV in UTF-8.");
        }

        if (text.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            SawByteOrderMark = true;
            _start = 3;
        }

        if (_givenSeparator is { } given)
        {
            Separator = given;
            return true;
        }

        return ChooseSeparator(_buffer.AsSpan(_start, _end - _start));
    }

    private bool ChooseSeparator(ReadOnlySpan<byte> text)
    {
        bool comma = false, semicolon = false, tab = false, quoted = false;
        foreach (var b in text)
        {
            if (b == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && b is (byte)'\n' or (byte)'\r')
            {
                break;
            }
            else if (!quoted)
            {
                comma |= b == ',';
                semicolon |= b == ';';
                tab |= b == '\t';
            }
        }

        if ((comma ? 1 : 0) + (semicolon ? 1 : 0) + (tab ? 1 : 0) > 1)
        {
            return Stop(1, "The header has more than one kind of separator (comma, semicolon, tab). Use one, and put names that hold another in quotation marks.");
        }

        Separator = semicolon ? (byte)';' : tab ? (byte)'\t' : (byte)',';
        return true;
    }

    private bool Fill()
    {
        if (_atEnd)
        {
            return false;
        }

        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _before += _start;
            _end -= _start;
            _start = 0;
        }

        if (_buffer.Length - _end < Chunk / 2)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _hash.AppendData(_buffer, _end, read);
        _end += read;
        _atEnd = read == 0;
        return !_atEnd;
    }

    // Marks the fields of the record that starts at _start; quotation marks are taken away afterwards.
    private Found Next(out int length, out int lines)
    {
        _fields.Clear();
        (length, lines) = (0, 0);
        var i = _start;
        while (true)
        {
            var field = i;
            var quoted = i < _end && _buffer[i] == '"';
            if (quoted)
            {
                var after = Quoted(i, ref lines);
                if (after < 0)
                {
                    return Fault is null ? Found.NeedMore : Found.Fault;
                }

                i = after;
            }
            else
            {
                while (i < _end && _buffer[i] != Separator && _buffer[i] is not ((byte)'\n' or (byte)'\r' or (byte)'"'))
                {
                    i++;
                }
            }

            _fields.Add(quoted ? (field + 1, i - field - 2, true) : (field, i - field, false));
            if (i >= _end)
            {
                length = i - _start;
                lines++;
                return _atEnd ? Found.Record : Found.NeedMore;
            }

            if (_buffer[i] == Separator)
            {
                i++;
                continue;
            }

            return LineEnd(i, quoted, ref length, ref lines);
        }
    }

    private Found LineEnd(int i, bool quoted, ref int length, ref int lines)
    {
        if (_buffer[i] == '\r')
        {
            if (i + 1 >= _end && !_atEnd)
            {
                return Found.NeedMore;
            }

            if (i + 1 >= _end || _buffer[i + 1] != '\n')
            {
                Stop(_nextLine + lines, "A carriage return stands without a line feed. Save the file with LF or CRLF line ends.");
                return Found.Fault;
            }

            SawCrLf = true;
            i++;
        }
        else if (_buffer[i] != '\n')
        {
            Stop(_nextLine + lines, quoted
                ? "Text follows a closing quotation mark. Double a quotation mark that belongs to the text."
                : "A quotation mark stands inside a field that does not start with one. Quote the whole field and double the mark.");
            return Found.Fault;
        }

        length = i + 1 - _start;
        lines++;
        return Found.Record;
    }

    // The place behind the closing mark, or -1 where it is not in the buffer.
    private int Quoted(int i, ref int lines)
    {
        for (i++; i < _end; i++)
        {
            if (_buffer[i] == '\n')
            {
                lines++;
            }
            else if (_buffer[i] == '"')
            {
                if (i + 1 < _end && _buffer[i + 1] == '"')
                {
                    i++;
                }
                else if (i + 1 < _end || _atEnd)
                {
                    return i + 1;
                }
                else
                {
                    return -1;
                }
            }
        }

        if (_atEnd)
        {
            Stop(_nextLine, "A quotation mark that opens in this record is never closed.");
        }

        return -1;
    }

    private void Unescape()
    {
        for (var f = 0; f < _fields.Count; f++)
        {
            var (start, length, quoted) = _fields[f];
            if (!quoted || !_buffer.AsSpan(start, length).Contains((byte)'"'))
            {
                continue;
            }

            var to = start;
            for (var from = start; from < start + length; from++)
            {
                _buffer[to++] = _buffer[from];
                if (_buffer[from] == '"')
                {
                    from++;
                }
            }

            _fields[f] = (start, to - start, true);
        }
    }

    private bool Stop(long line, string message)
    {
        Fault = new BadInput(message, _file, line);
        return false;
    }
}
