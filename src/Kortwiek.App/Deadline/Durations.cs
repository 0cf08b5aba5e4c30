using System.Globalization;

namespace Kortwiek.App.Deadline;

/// <summary>Durations as people write them: <c>90m</c>, <c>24h</c>, <c>3d</c>, <c>2w</c>.</summary>
internal static class Durations
{
    /// <summary>Reads a whole number and a unit; at most 10 years.</summary>
    public static bool TryParse(string? text, out TimeSpan duration)
    {
        duration = default;
        if (text is not { Length: >= 2 } || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n > 5_256_000)
        {
            return false;
        }

        TimeSpan? read = text[^1] switch
        {
            'm' => TimeSpan.FromMinutes(n),
            'h' => TimeSpan.FromHours(n),
            'd' => TimeSpan.FromDays(n),
            'w' => TimeSpan.FromDays(7L * n),
            _ => null,
        };
        duration = read ?? default;
        return read <= TimeSpan.FromDays(3660);
    }
}
