using System.Globalization;

namespace Kortwiek.Web.Components;

/// <summary>Numbers, shares and instants as the reader's language writes them; the only place where pages format values.</summary>
public static class Show
{
    /// <summary>A dash where nothing is known or nothing may be said.</summary>
    public const string Nothing = "–";

    /// <summary>A whole number with groups.</summary>
    public static string Number(long value) => value.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>A number with at most <paramref name="digits"/> digits after the sign; a dash for one that is not finite.</summary>
    public static string Number(double value, int digits = 2) =>
        double.IsFinite(value) ? value.ToString($"#,##0.{new string('#', digits)}", CultureInfo.CurrentCulture) : Nothing;

    /// <summary>A share 0..1 as per cent.</summary>
    public static string Share(double share, int digits = 0) =>
        double.IsFinite(share) ? share.ToString($"P{digits}", CultureInfo.CurrentCulture) : Nothing;

    /// <summary>Bytes in binary units.</summary>
    public static string Bytes(long bytes)
    {
        string[] units = ["B", "KiB", "MiB", "GiB", "TiB"];
        double value = bytes;
        var unit = 0;
        while (value >= 1024 && unit < units.Length - 1)
        {
            value /= 1024;
            unit++;
        }

        return $"{value.ToString(unit == 0 ? "N0" : "0.#", CultureInfo.CurrentCulture)} {units[unit]}";
    }

    /// <summary>Date and time with the zone's name: <c>21 Apr 2027, 08:00 UTC</c>.</summary>
    /// <param name="instant">The instant.</param>
    /// <param name="zone">The zone to show it in; null is UTC.</param>
    public static string Instant(DateTimeOffset instant, TimeZoneInfo? zone = null)
    {
        var local = zone is null ? instant.ToUniversalTime() : TimeZoneInfo.ConvertTime(instant, zone);
        var seconds = local.Second == 0 ? "HH:mm" : "HH:mm:ss";
        return $"{local.ToString($"d MMM yyyy, {seconds}", CultureInfo.CurrentCulture)} {zone?.Id ?? "UTC"}";
    }

    /// <summary>The time alone: <c>08:00 UTC</c>; for a list whose day is said above it.</summary>
    public static string Clock(DateTimeOffset instant, TimeZoneInfo? zone = null)
    {
        var local = zone is null ? instant.ToUniversalTime() : TimeZoneInfo.ConvertTime(instant, zone);
        return $"{local.ToString(local.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.CurrentCulture)} {zone?.Id ?? "UTC"}";
    }

    /// <summary>A length of time in its two largest units: <c>3 d 4 h</c>, <c>14 min</c>, <c>32 s</c>.</summary>
    public static string Span(TimeSpan span) => span.Duration() switch
    {
        { TotalDays: >= 1 } s => s.Hours == 0 ? $"{s.Days} d" : $"{s.Days} d {s.Hours} h",
        { TotalHours: >= 1 } s => s.Minutes == 0 ? $"{s.Hours} h" : $"{s.Hours} h {s.Minutes} min",
        { TotalMinutes: >= 1 } s => $"{s.Minutes} min",
        var s => $"{s.Seconds} s",
    };

    /// <summary>A day.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>A country's name in the reader's language, or its code where the system knows none.</summary>
    public static string CountryName(string code) => CountryNames.Of(code, CultureInfo.CurrentUICulture);

    /// <summary>A digest, shortened in the middle: the first twelve and the last four digits.</summary>
    public static string Short(string digest)
    {
        var start = digest.IndexOf(':', StringComparison.Ordinal) + 1;
        return digest.Length - start <= 20 ? digest : $"{digest[..(start + 12)]}…{digest[^4..]}";
    }
}
