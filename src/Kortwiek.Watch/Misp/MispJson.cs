using System.Globalization;
using System.Text.Json;
using Kortwiek.Watch.Json;

namespace Kortwiek.Watch.Misp;

/// <summary>MISP writes numbers as numbers or as text, and booleans in four ways.</summary>
internal static class MispJson
{
    /// <summary>A text, number or boolean as text; null for anything else.</summary>
    public static string? Scalar(JsonElement item, string name) =>
        !JsonText.TryMember(item, name, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.String => JsonText.Of(value),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => null,
        };

    /// <summary>True for <c>true</c>, <c>"true"</c>, <c>1</c> and <c>"1"</c>.</summary>
    public static bool Flag(JsonElement item, string name) => Scalar(item, name) is "true" or "1" or "True";

    /// <summary>Seconds since 1970 as number or text.</summary>
    /// <returns>False where the value is there and no such number; a missing one gives null.</returns>
    public static bool TryInstant(JsonElement item, string name, out DateTimeOffset? instant)
    {
        instant = null;
        var text = Scalar(item, name);
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > 253_402_300_799)
        {
            return false;
        }

        instant = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return true;
    }
}
