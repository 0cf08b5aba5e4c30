using System.Text.Json;

namespace Kortwiek.Act;

/// <summary>States, commands and kinds as they are written: <c>send-back</c>, <c>server-seizure</c>.</summary>
public static class Words
{
    /// <summary>The value's name in kebab case.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>Reads a name in kebab case; nothing else is accepted.</summary>
    public static bool TryParse<T>(string? text, out T value)
        where T : struct, Enum
    {
        foreach (var each in Enum.GetValues<T>())
        {
            if (Of(each) == text)
            {
                value = each;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>All names in kebab case, in the order of the enumeration.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => Of(v))];
}
