using System.Globalization;
using Kortwiek.Core;

namespace Kortwiek.Watch.Sheets;

/// <summary>Reads single cells as people write them: dates in their order, numbers with their comma, countries by name.</summary>
internal sealed class CellReader(DateOrder dates, bool decimalComma, TimeZoneInfo zone)
{
    private static readonly string[] Clocks = ["", " HH:mm", " HH:mm:ss", " H:mm", "THH:mm:ss", "THH:mm"];
    private static readonly string[] Iso = [.. Clocks.Select(c => "yyyy-MM-dd" + c)];
    private static readonly string[] DayFirst = Forms("d", "M");
    private static readonly string[] MonthFirst = Forms("M", "d");

    /// <summary>A moment; a date alone is the beginning of that day in the zone.</summary>
    /// <returns>False for what is no date; true with null for an hour that the clock skips.</returns>
    public bool TryInstant(string text, out DateTimeOffset instant)
    {
        instant = default;
        if (text.Length > 40)
        {
            return false;
        }

        // With an offset or a Z nothing is left to guess.
        if (text.Length > 10 && text[4..5] == "-" && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > 9))
        {
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant) && Universal(ref instant);
        }

        var ordered = dates is DateOrder.DayMonthYear ? DayFirst : MonthFirst;
        if (!DateTime.TryParseExact(text, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            && !DateTime.TryParseExact(text, ordered, CultureInfo.InvariantCulture, DateTimeStyles.None, out local))
        {
            return false;
        }

        if (zone.IsInvalidTime(local))
        {
            return false;
        }

        instant = new DateTimeOffset(local, zone.GetUtcOffset(local));
        return Universal(ref instant);
    }

    /// <summary>A number of at least 0.</summary>
    public bool TryNumber(string text, out double number)
    {
        var plain = string.Concat(text.Where(c => c is not (' ' or '\u00A0' or '\u202F')));
        plain = decimalComma || IsLoneDecimalComma(plain)
            ? plain.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')
            : plain.Replace(",", "", StringComparison.Ordinal);
        return double.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
    }

    /// <summary>A country by its code or its name.</summary>
    public static bool TryCountry(string text, out Country country) =>
        Country.TryParse(text, out country) || CountryWords.TryFind(text, out country);

    /// <summary>A marking as TLP 2.0 or 1.0 writes it.</summary>
    public static bool TryMarking(string text, out Tlp marking)
    {
        var word = text.ToUpperInvariant().Replace("TLP", "", StringComparison.Ordinal).Trim(':', ' ', '-').Replace(' ', '+').Replace('-', '+');
        (var known, marking) = word switch
        {
            "CLEAR" or "WHITE" => (true, Tlp.Clear),
            "GREEN" => (true, Tlp.Green),
            "AMBER" => (true, Tlp.Amber),
            "AMBER+STRICT" or "AMBERSTRICT" => (true, Tlp.AmberStrict),
            "RED" => (true, Tlp.Red),
            _ => (false, default),
        };
        return known;
    }

    /// <summary>How the dates among some texts must be meant: the first that can be only one thing decides; null where none decides.</summary>
    public static DateOrder? OrderOf(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            var parts = text.Split(' ')[0].Split('/', '.', '-');
            if (parts.Length == 3 && parts[0].Length <= 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var a) && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var b))
            {
                if (a > 12 && b <= 12)
                {
                    return DateOrder.DayMonthYear;
                }

                if (b > 12 && a <= 12)
                {
                    return DateOrder.MonthDayYear;
                }
            }
        }

        return null;
    }

    // 12,5 can be nothing else; 1,500 can.
    private static bool IsLoneDecimalComma(string text)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        return comma >= 0 && comma == text.LastIndexOf(',') && !text.Contains('.', StringComparison.Ordinal) && text.Length - comma != 4;
    }

    private static bool Universal(ref DateTimeOffset instant)
    {
        instant = instant.ToUniversalTime();
        return true;
    }

    private static string[] Forms(string first, string second) =>
        [.. from mark in (string[])["/", "-", "."] from year in (string[])["yyyy", "yy"] from clock in Clocks select $"{first}'{mark}'{second}'{mark}'{year}{clock}"];
}
