using System.Runtime.CompilerServices;
using System.Text;

namespace Kortwiek.Leads;

/// <summary>Reads the lines of one chunk into a batch; one per worker and chunk.</summary>
internal sealed class ChunkParser(TimeZoneInfo? zone, double? skewSeconds, Lazy<YearMap> years, bool detect)
{
    private const byte Lf = (byte)'\n';
    private const int LongLine = 1 << 20;
    private const int KeptOfLongLine = 64 << 10;
    private const int FirstPatience = 20;
    private const int MostPatience = 5120;

    private readonly List<(LineOutcome Outcome, string? Reason, long Line)> _run = [];
    private readonly Tally _tally = new();
    private LogFormat _format = UnknownFormat.Instance;
    private ReadContext _context = null!;
    private EventBatch _batch = null!;
    private int _patience = FirstPatience;
    private int _runStart;
    private long _runLine;
    private int _marksBeforeRun;
    private long _segmentLine;

    /// <summary>Reads a chunk.</summary>
    /// <param name="chunk">The lines.</param>
    /// <param name="start">The format in which the chunk before ended.</param>
    /// <param name="batch">Gets the records; empty.</param>
    /// <param name="end">The format in which this one ends.</param>
    public Tally Parse(Chunk chunk, LogFormat start, EventBatch batch, out LogFormat end)
    {
        _batch = batch;
        _context = new ReadContext(zone, null, (long)Math.Round((skewSeconds ?? 0) * Calendar.SecondMicros));
        Use(start);
        _segmentLine = chunk.FirstLine;
        var bytes = chunk.Bytes;
        var plain = Ascii.IsValid(bytes) && !bytes.Contains((byte)0);
        var at = 0;
        var number = chunk.FirstLine;
        while (at < bytes.Length)
        {
            var found = bytes[at..].IndexOf(Lf);
            var stop = found < 0 ? bytes.Length : at + found;
            var next = found < 0 ? stop : stop + 1;
            var line = bytes[at..stop];
            if (number == 1 && line.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            {
                line = line[3..];
            }

            line = line.EndsWith("\r"u8) ? line[..^1] : line;
            if (found < 0 && chunk.Cut)
            {
                _tally.Reject("truncated-stream", number);
            }
            else if (!ReadLine(line, plain, number, chunk.Offset + at, chunk.Overlong) && Switch(bytes, at, number))
            {
                at = _runStart;
                number = _runLine;
                continue;
            }

            at = next;
            number++;
        }

        _tally.Lines = number - chunk.FirstLine;
        Close(number - 1);
        end = _format;
        return _tally;
    }

    // False where the line was no record of the format.
    private bool ReadLine(ReadOnlySpan<byte> line, bool plain, long number, long offset, bool overlong)
    {
        if (line.IsEmpty || (line[0] is (byte)' ' or (byte)'\t' && line.Trim(" \t"u8).IsEmpty))
        {
            _tally.Add(LineOutcome.Blank);
            if (_run.Count > 0)
            {
                _run.Add((LineOutcome.Blank, null, number));
            }

            return true;
        }

        Unsafe.SkipInit(out LogRecord record);
        record.Reset();
        overlong |= line.Length > LongLine;
        line = overlong ? line[..Math.Min(line.Length, KeptOfLongLine)] : line;
        _context.Line = number;
        var outcome = _format.Read(line, ref record, _context);
        if (outcome is LineOutcome.Rejected or LineOutcome.Continued)
        {
            Miss(outcome, record.Reason, number);
            return false;
        }

        _tally.Add(outcome);
        _run.Clear();
        _patience = FirstPatience;
        if (outcome == LineOutcome.Parsed || (outcome == LineOutcome.Repeat && record.Marks.HasFlag(RecordMarks.Repeated)))
        {
            Keep(ref record, line, plain, overlong, number, offset);
        }

        return true;
    }

    private void Keep(ref LogRecord record, ReadOnlySpan<byte> line, bool plain, bool overlong, long number, long offset)
    {
        if (!plain)
        {
            record.Marks |= line.Contains((byte)0) ? RecordMarks.Nul : RecordMarks.None;
            record.Marks |= TextCleaner.IsLatin1(line) ? RecordMarks.Latin1 : RecordMarks.None;
        }

        record.Marks |= overlong ? RecordMarks.Overlong : RecordMarks.None;
        if (skewSeconds is not null)
        {
            record.Marks |= RecordMarks.SkewKnown;
            record.Micros -= record.Micros == LogRecord.NoTime ? 0 : _context.SkewMicros;
        }

        _tally.Record(ref record);
        _batch.Add(ref record, offset, number);
    }

    private void Miss(LineOutcome outcome, string? reason, long number)
    {
        if (outcome == LineOutcome.Rejected)
        {
            _tally.Reject(reason!, number);
        }
        else
        {
            _tally.Add(outcome);
            if (_run.Count == 0)
            {
                _marksBeforeRun = _batch.LastMarks;
                _batch.LastMarks |= (int)RecordMarks.Continued;
                _tally.Continue(1);
            }
        }

        _run.Add((outcome, outcome == LineOutcome.Rejected ? reason : null, number));
    }

    // After a run of lines that are no records: does another format read them?
    private bool Switch(ReadOnlySpan<byte> bytes, int at, long number)
    {
        if (_run.Count == 1)
        {
            _runStart = at;
            _runLine = number;
        }

        if (!detect || _run.Count < _patience)
        {
            return false;
        }

        if (_patience < MostPatience)
        {
            _patience *= 2;
        }
        else
        {
            // A long stretch of junk: it is looked at again further down, not from its beginning.
            _run.Clear();
            return false;
        }
        var end = bytes[at..].IndexOf(Lf);
        var sample = bytes[_runStart..(end < 0 ? bytes.Length : at + end + 1)].ToArray();
        if (FormatDetector.Detect([sample], out _) is not { } other || other == _format)
        {
            return false;
        }

        foreach (var (outcome, reason, line) in _run)
        {
            _tally.Undo(outcome, reason, line);
        }

        if (_run[0].Outcome == LineOutcome.Continued)
        {
            _batch.LastMarks = _marksBeforeRun;
            _tally.Continue(-1);
        }

        Close(_runLine - 1);
        _segmentLine = _runLine;
        Use(other);
        return true;
    }

    private void Use(LogFormat format)
    {
        _format = format;
        _run.Clear();
        _patience = FirstPatience;
        _context.Restart();
        _context.Years = format.LacksYear ? years.Value : null;
    }

    private void Close(long lastLine)
    {
        if (lastLine >= _segmentLine)
        {
            _tally.Segments.Add(new Segment(_format.Name, _segmentLine, lastLine));
        }
    }
}
