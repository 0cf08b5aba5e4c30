namespace Kortwiek.Leads;

/// <summary>What a format may remember from line to line, one per worker; and what the caller knows of the server's clock.</summary>
internal sealed class ReadContext
{
    private byte[] _previous = [];
    private int _previousLength;

    public ReadContext(TimeZoneInfo? zone, YearMap? years, long skewMicros)
    {
        Clock = new LocalClock(zone ?? TimeZoneInfo.Utc);
        ZoneKnown = zone is not null;
        Years = years;
        SkewMicros = skewMicros;
    }

    /// <summary>For records without a zone.</summary>
    public LocalClock Clock { get; }

    /// <summary>False where UTC is only assumed.</summary>
    public bool ZoneKnown { get; }

    /// <summary>Null while formats are being detected.</summary>
    public YearMap? Years { get; set; }

    /// <summary>By how much the server's clock was ahead of the true time.</summary>
    public long SkewMicros { get; }

    /// <summary>Number of the line being read, from 1.</summary>
    public long Line { get; set; }

    /// <summary>True where a record came before in this chunk.</summary>
    public bool HasPrevious { get; private set; }

    /// <summary>The last line that was a record.</summary>
    public ReadOnlySpan<byte> Previous => _previous.AsSpan(0, _previousLength);

    /// <summary>Day and zone of the last web stamp, with its midnight in UTC.</summary>
    public ulong StampDay { get; set; }

    /// <summary>The rest of the last web stamp's day: two digits of the year's end and the zone.</summary>
    public ulong StampZone { get; set; }

    /// <summary>UTC microseconds of the local midnight of the last web stamp.</summary>
    public long StampMidnight { get; set; }

    /// <summary>Keeps a line for a note that it was repeated.</summary>
    public void Remember(ReadOnlySpan<byte> line)
    {
        HasPrevious = true;
        if (_previous.Length < line.Length)
        {
            _previous = new byte[Math.Max(512, line.Length * 2)];
        }

        line.CopyTo(_previous);
        _previousLength = line.Length;
    }

    /// <summary>Forgets what came before; at the start of a chunk.</summary>
    public void Restart() => HasPrevious = false;

    /// <summary>Sets the instant of a record from local time.</summary>
    public void SetLocal(ref LogRecord record, long localMicros, bool yearKnown)
    {
        record.Micros = Clock.ToUtc(localMicros, out var ambiguous);
        record.Quality = (yearKnown, ZoneKnown) switch
        {
            (true, true) => TimeQuality.Full,
            (true, false) => TimeQuality.ZoneAssumed,
            (false, true) => TimeQuality.YearInferred,
            _ => TimeQuality.ZoneAndYear,
        };
        if (ambiguous)
        {
            record.Marks |= RecordMarks.AmbiguousTime;
        }
    }
}
