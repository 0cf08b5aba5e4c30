using System.Buffers.Binary;
using System.Buffers.Text;

namespace Kortwiek.Leads;

/// <summary>The date between the square brackets of an access log.</summary>
internal static class WebStamp
{
    private static readonly string[] LongMonths =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>Reads <c>17/May/2015:10:05:03 +0000</c>, <c>November 23, 2021T00:18:22 +0000</c>, ISO 8601 or seconds since 1970.</summary>
    /// <param name="text">Begins behind the bracket.</param>
    /// <param name="length">Bytes up to the closing bracket.</param>
    /// <param name="record">Gets the instant.</param>
    /// <param name="context">Remembers the day.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, out int length, ref LogRecord record, ReadContext context)
    {
        if (text.Length > 26 && text[26] == ']' && text[2] == '/')
        {
            length = 26;
            return TryCommon(text, ref record, context);
        }

        length = text.IndexOf((byte)']');
        return length > 0 && (TryIso(text[..length], ref record, context) || TryLong(text[..length], ref record) || TryEpoch(text[..length], ref record));
    }

    private static bool TryCommon(ReadOnlySpan<byte> text, ref LogRecord record, ReadContext context)
    {
        var clock = Calendar.Clock(text, 12);
        if (clock < 0 || text[11] != ':')
        {
            return false;
        }

        // dd/Mon/y and yyy then the zone: the same for all lines of a day.
        var day = BinaryPrimitives.ReadUInt64LittleEndian(text);
        var zone = BinaryPrimitives.ReadUInt64LittleEndian(text[18..]);
        zone = (zone >> 24) | ((ulong)text[8] << 40) | ((ulong)text[9] << 48) | ((ulong)text[10] << 56);
        if (day != context.StampDay || zone != context.StampZone)
        {
            var d = Calendar.Two(text, 0);
            var month = Calendar.Month(text[3..]);
            var year = Calendar.Four(text, 7);
            var offset = Calendar.Zone(text[21..26], out var zoneLength);
            if (text[6] != '/' || text[20] != ' ' || zoneLength != 5 || month == 0 || !Calendar.IsDay(year, month, d))
            {
                return false;
            }

            context.StampDay = day;
            context.StampZone = zone;
            context.StampMidnight = (Calendar.Days(year, month, d) * Calendar.DayMicros) - (offset * Calendar.SecondMicros);
        }

        record.Micros = context.StampMidnight + (clock * Calendar.SecondMicros);
        record.Quality = TimeQuality.Full;
        return true;
    }

    // "November 23, 2021T00:18:22 +0000"
    private static bool TryLong(ReadOnlySpan<byte> text, ref LogRecord record)
    {
        var blank = text.IndexOf((byte)' ');
        if (blank < 3 || blank > 9)
        {
            return false;
        }

        var month = MonthName(text[..blank]);
        text = text[(blank + 1)..];
        if (month == 0 || !Utf8Parser.TryParse(text, out int day, out var used) || used > 2 || !text[used..].StartsWith(", "u8))
        {
            return false;
        }

        text = text[(used + 2)..];
        if (text.Length != 19 || text[4] is not ((byte)'T' or (byte)' ') || text[13] != ' ')
        {
            return false;
        }

        var year = Calendar.Four(text, 0);
        var clock = Calendar.Clock(text, 5);
        var offset = Calendar.Zone(text[14..], out var zoneLength);
        if (clock < 0 || zoneLength == 0 || !Calendar.IsDay(year, month, day))
        {
            return false;
        }

        record.Micros = (Calendar.Days(year, month, day) * Calendar.DayMicros) + ((clock - offset) * Calendar.SecondMicros);
        record.Quality = TimeQuality.Full;
        return true;
    }

    private static int MonthName(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < LongMonths.Length; i++)
        {
            if (LongMonths[i].Length == name.Length)
            {
                var same = true;
                for (var j = 0; j < name.Length && same; j++)
                {
                    same = (name[j] | 0x20) == LongMonths[i][j];
                }

                if (same)
                {
                    return i + 1;
                }
            }
        }

        return 0;
    }

    private static bool TryIso(ReadOnlySpan<byte> text, ref LogRecord record, ReadContext context)
    {
        if (!IsoStamp.TryRead(text, out var stamp) || stamp.Length != text.Length)
        {
            return false;
        }

        stamp.Set(ref record, context);
        return true;
    }

    private static bool TryEpoch(ReadOnlySpan<byte> text, ref LogRecord record)
    {
        if (!Utf8Parser.TryParse(text, out long seconds, out var used) || used is < 9 or > 11 || seconds < 0)
        {
            return false;
        }

        var fraction = Calendar.Fraction(text[used..], out var length);
        if (used + length != text.Length)
        {
            return false;
        }

        record.Micros = (seconds * Calendar.SecondMicros) + fraction;
        record.Quality = TimeQuality.Full;
        return true;
    }
}
