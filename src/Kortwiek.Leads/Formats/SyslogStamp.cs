namespace Kortwiek.Leads;

/// <summary>What stands at the beginning of a line of syslog: perhaps a priority, then the stamp.</summary>
internal readonly ref struct SyslogStamp
{
    private readonly IsoStamp _iso;
    private readonly int _month;
    private readonly int _day;
    private readonly int _seconds;
    private readonly int _micros;

    private SyslogStamp(int length, IsoStamp iso)
    {
        Length = length;
        _iso = iso;
    }

    private SyslogStamp(int length, int month, int day, int seconds, int micros)
    {
        Length = length;
        _month = month;
        _day = day;
        _seconds = seconds;
        _micros = micros;
    }

    private SyslogStamp(string? reason) => Reason = reason;

    /// <summary>Bytes up to the end of the stamp.</summary>
    public int Length { get; }

    /// <summary>Where the line has the shape of a stamp that cannot be: why. Null where it has not even the shape.</summary>
    public string? Reason { get; }

    /// <summary>29 February.</summary>
    public bool IsLeapDay => _month == 2 && _day == 29;

    /// <summary>Month, day and second of the day, where the stamp has no year; month 0 where it has.</summary>
    public (int Month, int Day, int Seconds) Yearless => (_month, _day, _seconds);

    public static bool TryRead(ReadOnlySpan<byte> line, out SyslogStamp stamp)
    {
        stamp = default;
        var start = Priority(line);
        var text = line[start..];
        if (text.Length < 14)
        {
            return false;
        }

        // Daemons write T and a zone; a date and a time apart are some other program's log.
        if (IsoStamp.TryRead(text, out var iso))
        {
            stamp = new SyslogStamp(start + iso.Length, iso);
            return text[10] == 'T' && iso.HasZone && iso.Length < text.Length && text[iso.Length] is (byte)' ' or (byte)':';
        }

        return TryTraditional(text, start, out stamp);
    }

    /// <summary>Sets the instant; false where that day is not in its year.</summary>
    public bool TrySet(ref LogRecord record, ReadContext context)
    {
        if (_month == 0)
        {
            _iso.Set(ref record, context);
            return true;
        }

        var year = context.Years?.At(context.Line) ?? 2000;
        if (!Calendar.IsDay(year, _month, _day))
        {
            return false;
        }

        var local = (Calendar.Days(year, _month, _day) * Calendar.DayMicros) + (_seconds * Calendar.SecondMicros) + _micros;
        context.SetLocal(ref record, local, yearKnown: false);
        return true;
    }

    // "Mmm dd HH:MM:SS", the day padded with a blank or not at all.
    private static bool TryTraditional(ReadOnlySpan<byte> text, int start, out SyslogStamp stamp)
    {
        stamp = default;
        if (text[3] != ' ' || !char.IsAsciiLetter((char)text[0]) || !char.IsAsciiLetter((char)text[1]) || !char.IsAsciiLetter((char)text[2]))
        {
            return false;
        }

        int day;
        int at;
        if (text[4] == ' ' && char.IsAsciiDigit((char)text[5]))
        {
            day = text[5] - '0';
            at = 6;
        }
        else if (char.IsAsciiDigit((char)text[4]) && text[5] == ' ')
        {
            day = text[4] - '0';
            at = 5;
        }
        else
        {
            day = Calendar.Two(text, 4);
            at = 6;
        }

        if (day < 0 || text.Length < at + 9 || text[at] != ' ' || text[at + 3] != ':' || text[at + 6] != ':'
            || (Calendar.Two(text, at + 1) | Calendar.Two(text, at + 4) | Calendar.Two(text, at + 7)) < 0)
        {
            return false;
        }

        var month = Calendar.Month(text);
        var seconds = Calendar.Clock(text, at + 1);
        var reason = month == 0 ? "bad-month" : seconds < 0 ? "bad-time" : !Calendar.IsDay(2000, month, day) ? "bad-date" : null;
        if (reason is not null)
        {
            stamp = new SyslogStamp(reason);
            return false;
        }

        at += 9;
        var micros = Calendar.Fraction(text[at..], out var fraction);
        at += fraction;
        if (at >= text.Length || text[at] is not ((byte)' ' or (byte)':'))
        {
            return false;
        }

        stamp = new SyslogStamp(start + at, month, day, seconds, micros);
        return true;
    }

    // <pri>
    private static int Priority(ReadOnlySpan<byte> line)
    {
        if (line.Length < 3 || line[0] != '<')
        {
            return 0;
        }

        var close = line[..Math.Min(line.Length, 5)].IndexOf((byte)'>');
        if (close < 2)
        {
            return 0;
        }

        foreach (var c in line[1..close])
        {
            if (!char.IsAsciiDigit((char)c))
            {
                return 0;
            }
        }

        return close + 1;
    }
}
