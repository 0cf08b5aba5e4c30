using System.Text.Json;

namespace Kortwiek.App.Watch;

/// <summary>Enumerations as the words of the store.</summary>
internal static class Words
{
    public static string Kebab<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
