using System.Globalization;
using System.Text.Json;
using Kortwiek.Watch.Json;

namespace Kortwiek.Watch.Stix;

/// <summary>Selectors of granular markings: names with dots between them, <c>[n]</c> for a list's entry.</summary>
/// <remarks>STIX 2.1 §7.2.3.1.</remarks>
internal static class StixSelector
{
    /// <summary>The part of an object that a selector names.</summary>
    /// <returns>False where it names nothing.</returns>
    public static bool TryFind(JsonElement document, string selector, out JsonElement part)
    {
        part = document;
        if (selector.Length == 0)
        {
            return false;
        }

        foreach (var step in selector.Split('.'))
        {
            if (TryIndex(step, out var index))
            {
                if (part.ValueKind != JsonValueKind.Array || index >= part.GetArrayLength())
                {
                    return false;
                }

                part = part[index];
            }
            else if (!JsonText.TryMember(part, step, out part))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads <c>[n]</c>.</summary>
    public static bool TryIndex(string step, out int index)
    {
        index = 0;
        return step is ['[', .., ']'] && int.TryParse(step.AsSpan(1, step.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out index);
    }
}
