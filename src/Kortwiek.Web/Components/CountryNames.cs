using System.Collections.Concurrent;
using System.Globalization;

namespace Kortwiek.Web.Components;

/// <summary>Country names from the system's own tables (CLDR by ICU).</summary>
internal static class CountryNames
{
    private static readonly ConcurrentDictionary<(string Code, string Language), string> Known = new();

    public static string Of(string code, CultureInfo culture) =>
        Known.GetOrAdd((code, culture.TwoLetterISOLanguageName), static key => Find(key.Code, key.Language));

    // RegionInfo gives English names in every culture but its own; the display name of a culture "xx-CC" holds the country in the current language.
    private static string Find(string code, string language)
    {
        if (code is "ZZ" or "EU")
        {
            return code;
        }

        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return new RegionInfo(code).DisplayName is { Length: > 0 } name ? name : code;
        }
        catch (ArgumentException)
        {
            return code;
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
