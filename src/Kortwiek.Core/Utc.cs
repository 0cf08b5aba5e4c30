using System.Globalization;

namespace Kortwiek.Core;

/// <summary>The one written form of an instant: <c>2018-04-25T06:00:00Z</c>, with a fraction only where it is not zero.</summary>
public static class Utc
{
    /// <summary>Writes an instant; the offset is turned into UTC.</summary>
    public static string Text(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString(
            instant.UtcTicks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
            CultureInfo.InvariantCulture);

    /// <summary>Reads an ISO 8601 instant. One without a zone is refused: nobody can know what it means.</summary>
    public static bool TryParse(string? text, out DateTimeOffset instant)
    {
        instant = default;
        if (text is null || text.Length < 17 || !(text.EndsWith('Z') || text.AsSpan(text.Length - 6).IndexOfAny('+', '-') == 0))
        {
            return false;
        }

        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var read))
        {
            return false;
        }

        instant = read.ToUniversalTime();
        return true;
    }
}
