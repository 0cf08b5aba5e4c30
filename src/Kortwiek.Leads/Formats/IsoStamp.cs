namespace Kortwiek.Leads;

/// <summary><c>yyyy-MM-ddTHH:MM:SS[.f][Z|±hh:mm]</c>, as RFC 3339 and the looser habits of logs have it.</summary>
internal readonly struct IsoStamp
{
    private readonly long _localMicros;
    private readonly int _offset;

    private IsoStamp(long localMicros, int offset, bool hasZone, int length)
    {
        _localMicros = localMicros;
        _offset = offset;
        HasZone = hasZone;
        Length = length;
    }

    /// <summary>Bytes read.</summary>
    public int Length { get; }

    /// <summary>The stamp bears its zone.</summary>
    public bool HasZone { get; }

    public static bool TryRead(ReadOnlySpan<byte> text, out IsoStamp stamp)
    {
        stamp = default;
        if (text.Length < 19 || text[4] != '-' || text[7] != '-' || text[10] is not ((byte)'T' or (byte)' '))
        {
            return false;
        }

        var year = Calendar.Four(text, 0);
        var month = Calendar.Two(text, 5);
        var day = Calendar.Two(text, 8);
        var clock = Calendar.Clock(text, 11);
        if (clock < 0 || !Calendar.IsDay(year, month, day))
        {
            return false;
        }

        var length = 19;
        var micros = Calendar.Fraction(text[length..], out var fraction);
        length += fraction;
        var offset = Calendar.Zone(text[length..], out var zone);
        if (zone == 0 && text[length..].StartsWith(" "u8))
        {
            offset = Calendar.Zone(text[(length + 1)..], out zone);
            zone = zone == 0 ? 0 : zone + 1;
        }

        stamp = new IsoStamp(
            (Calendar.Days(year, month, day) * Calendar.DayMicros) + (clock * Calendar.SecondMicros) + micros,
            offset,
            zone > 0,
            length + zone);
        return true;
    }

    public void Set(ref LogRecord record, ReadContext context)
    {
        if (HasZone)
        {
            record.Micros = _localMicros - (_offset * Calendar.SecondMicros);
            record.Quality = TimeQuality.Full;
        }
        else
        {
            context.SetLocal(ref record, _localMicros, yearKnown: true);
        }
    }
}
