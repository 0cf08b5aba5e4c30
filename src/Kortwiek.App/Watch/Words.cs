using System.Text.Json;

namespace Kortwiek.App.Watch;

/// <summary>Enumerations as the words of the store.</summary>
internal static class Words
{
    public static string Kebab<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>The member of a word; null for any other word.</summary>
    public static T? Parse<T>(string? word)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Kebab(value) == word)
            {
                return value;
            }
        }

        return null;
    }
}
