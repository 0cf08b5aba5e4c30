namespace Kortwiek.Leads;

/// <summary>Days and instants by hand, as logs need them millions of times.</summary>
internal static class Calendar
{
    public const long SecondMicros = 1_000_000;
    public const long DayMicros = 86_400 * SecondMicros;

    /// <summary>Days from 1970-01-01 to that day in the Gregorian calendar.</summary>
    /// <param name="year">1 to 9999.</param>
    /// <param name="month">1 to 12.</param>
    /// <param name="day">1 to 31.</param>
    public static int Days(int year, int month, int day)
    {
        var y = month <= 2 ? year - 1 : year;
        var era = y / 400;
        var yearOfEra = y - (era * 400);
        var dayOfYear = ((((month + 9) % 12 * 153) + 2) / 5) + day - 1;
        return (era * 146_097) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear - 719_468;
    }

    public static bool IsDay(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    /// <summary>Number of an English month's three letters in any case, or 0.</summary>
    public static int Month(ReadOnlySpan<byte> three)
    {
        var key = (three[0] | 0x20) << 16 | (three[1] | 0x20) << 8 | (three[2] | 0x20);
        return key switch
        {
            0x6A616E => 1,
            0x666562 => 2,
            0x6D6172 => 3,
            0x617072 => 4,
            0x6D6179 => 5,
            0x6A756E => 6,
            0x6A756C => 7,
            0x617567 => 8,
            0x736570 => 9,
            0x6F6374 => 10,
            0x6E6F76 => 11,
            0x646563 => 12,
            _ => 0,
        };
    }

    /// <summary>Two digits as a number, or a negative one where they are none.</summary>
    public static int Two(ReadOnlySpan<byte> text, int at)
    {
        unchecked
        {
            uint a = (uint)(text[at] - '0'), b = (uint)(text[at + 1] - '0');
            return a > 9 || b > 9 ? -1000 : (int)((a * 10) + b);
        }
    }

    /// <summary>Four digits as a number, or a negative one where they are none.</summary>
    public static int Four(ReadOnlySpan<byte> text, int at)
    {
        var high = Two(text, at);
        var low = Two(text, at + 2);
        return (high | low) < 0 ? -1 : (high * 100) + low;
    }

    /// <summary>Seconds of <c>HH:MM:SS</c>, or −1; a leap second counts as 59.</summary>
    public static int Clock(ReadOnlySpan<byte> text, int at)
    {
        var h = Two(text, at);
        var m = Two(text, at + 3);
        var s = Two(text, at + 6);
        if ((h | m | s) < 0 || h > 23 || m > 59 || s > 60 || text[at + 2] != ':' || text[at + 5] != ':')
        {
            return -1;
        }

        return (h * 3600) + (m * 60) + Math.Min(s, 59);
    }

    /// <summary>Microseconds of a fraction that begins at a dot or a comma; <paramref name="length"/> is 0 where there is none.</summary>
    public static int Fraction(ReadOnlySpan<byte> text, out int length)
    {
        length = 0;
        if (text.Length < 2 || text[0] is not ((byte)'.' or (byte)',') || !char.IsAsciiDigit((char)text[1]))
        {
            return 0;
        }

        var micros = 0;
        var scale = 100_000;
        length = 1;
        while (length < text.Length && char.IsAsciiDigit((char)text[length]))
        {
            micros += (text[length] - '0') * scale;
            scale /= 10;
            length++;
        }

        return micros;
    }

    /// <summary>Seconds of <c>±hh:mm</c>, <c>±hhmm</c> or <c>Z</c>; <paramref name="length"/> is 0 where there is none.</summary>
    public static int Zone(ReadOnlySpan<byte> text, out int length)
    {
        length = 0;
        if (text.Length > 0 && text[0] is (byte)'Z' or (byte)'z')
        {
            length = 1;
            return 0;
        }

        if (text.Length < 5 || text[0] is not ((byte)'+' or (byte)'-'))
        {
            return 0;
        }

        var colon = text[3] == ':' ? 1 : 0;
        if (text.Length < 5 + colon)
        {
            return 0;
        }

        var h = Two(text, 1);
        var m = Two(text, 3 + colon);
        if ((h | m) < 0 || h > 18 || m > 59)
        {
            return 0;
        }

        length = 5 + colon;
        var seconds = (h * 3600) + (m * 60);
        return text[0] == '-' ? -seconds : seconds;
    }
}
