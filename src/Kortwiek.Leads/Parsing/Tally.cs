namespace Kortwiek.Leads;

/// <summary>Counts of a chunk or of a file.</summary>
internal sealed class Tally
{
    private const int KeptLines = 20;
    private const long ClockStep = 5 * 60 * Calendar.SecondMicros;

    private readonly Dictionary<string, (long Count, List<long> Lines)> _rejects = [];
    private readonly long[] _marks = new long[32];
    private readonly long[] _outcomes = new long[6];
    private long _firstInOrder = LogRecord.NoTime;
    private long _lastInOrder = LogRecord.NoTime;

    public long Lines { get; set; }

    public long LoginOk { get; private set; }

    public long LoginFail { get; private set; }

    public long First { get; private set; } = long.MaxValue;

    public long Last { get; private set; } = LogRecord.NoTime;

    public long ClockSteps { get; private set; }

    public bool ZoneAssumed { get; private set; }

    public bool ZoneUsed { get; private set; }

    public bool YearUsed { get; private set; }

    public List<Segment> Segments { get; } = [];

    public long Of(LineOutcome outcome) => _outcomes[(int)outcome];

    public void Add(LineOutcome outcome) => _outcomes[(int)outcome]++;

    public void Reject(string reason, long line)
    {
        Add(LineOutcome.Rejected);
        var (count, lines) = _rejects.TryGetValue(reason, out var known) ? known : (0, []);
        if (lines.Count < KeptLines)
        {
            lines.Add(line);
        }

        _rejects[reason] = (count + 1, lines);
    }

    /// <summary>Takes back a line that will be read again.</summary>
    public void Undo(LineOutcome outcome, string? reason, long line)
    {
        _outcomes[(int)outcome]--;
        if (reason is not null)
        {
            var (count, lines) = _rejects[reason];
            lines.Remove(line);
            _rejects[reason] = (count - 1, lines);
        }
    }

    public void Record(ref LogRecord record)
    {
        if (record.Micros != LogRecord.NoTime)
        {
            First = Math.Min(First, record.Micros);
            Last = Math.Max(Last, record.Micros);
            if (_lastInOrder != LogRecord.NoTime && _lastInOrder - record.Micros > ClockStep)
            {
                ClockSteps++;
            }

            _lastInOrder = record.Micros;
            if (_firstInOrder == LogRecord.NoTime)
            {
                _firstInOrder = record.Micros;
            }
        }

        if (record.Quality is not (TimeQuality.Full or TimeQuality.None))
        {
            ZoneUsed = true;
            ZoneAssumed |= record.Quality is TimeQuality.ZoneAssumed or TimeQuality.ZoneAndYear;
            YearUsed |= record.Quality is TimeQuality.YearInferred or TimeQuality.ZoneAndYear;
        }

        if (record.Kind == RecordKind.LoginOk)
        {
            LoginOk += record.Weight;
        }
        else if (record.Kind == RecordKind.LoginFail)
        {
            LoginFail += record.Weight;
        }

        for (var marks = (uint)(record.Marks & ~RecordMarks.SkewKnown); marks != 0; marks &= marks - 1)
        {
            _marks[System.Numerics.BitOperations.TrailingZeroCount(marks)]++;
        }
    }

    /// <summary>Records that go on below.</summary>
    public void Continue(int change) => _marks[System.Numerics.BitOperations.TrailingZeroCount((uint)RecordMarks.Continued)] += change;

    /// <summary>Adds the counts of the chunk behind this one.</summary>
    public void Append(Tally next)
    {
        Lines += next.Lines;
        LoginOk += next.LoginOk;
        LoginFail += next.LoginFail;
        First = Math.Min(First, next.First);
        Last = Math.Max(Last, next.Last);
        ClockSteps += next.ClockSteps;
        if (_lastInOrder != LogRecord.NoTime && next._firstInOrder != LogRecord.NoTime && _lastInOrder - next._firstInOrder > ClockStep)
        {
            ClockSteps++;
        }

        _lastInOrder = next._lastInOrder != LogRecord.NoTime ? next._lastInOrder : _lastInOrder;
        ZoneAssumed |= next.ZoneAssumed;
        ZoneUsed |= next.ZoneUsed;
        YearUsed |= next.YearUsed;
        for (var i = 0; i < _marks.Length; i++)
        {
            _marks[i] += next._marks[i];
        }

        for (var i = 0; i < _outcomes.Length; i++)
        {
            _outcomes[i] += next._outcomes[i];
        }

        foreach (var (reason, (count, lines)) in next._rejects)
        {
            var (ownCount, ownLines) = _rejects.TryGetValue(reason, out var known) ? known : (0, []);
            ownLines.AddRange(lines.Take(KeptLines - ownLines.Count));
            _rejects[reason] = (ownCount + count, ownLines);
        }

        foreach (var segment in next.Segments)
        {
            if (Segments.Count > 0 && Segments[^1].Format == segment.Format)
            {
                Segments[^1] = Segments[^1] with { ToLine = segment.ToLine };
            }
            else
            {
                Segments.Add(segment);
            }
        }
    }

    public IReadOnlyList<RejectCount> Rejects() =>
        [.. _rejects.Where(r => r.Value.Count > 0).OrderByDescending(r => r.Value.Count).ThenBy(r => r.Key, StringComparer.Ordinal)
            .Select(r => new RejectCount(r.Key, r.Value.Count, r.Value.Lines))];

    public SortedDictionary<string, long> Flags()
    {
        var flags = new SortedDictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < _marks.Length; i++)
        {
            if (_marks[i] > 0)
            {
                flags.Add(Names.Snake(((RecordMarks)(1 << i)).ToString()), _marks[i]);
            }
        }

        return flags;
    }
}
