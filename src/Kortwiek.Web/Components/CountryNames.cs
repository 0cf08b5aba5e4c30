using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.FileProviders;

namespace Kortwiek.Web.Components;

/// <summary>Country names in the languages of the pages, made at set-up from Unicode's locale data; the English of the system where that file is missing.</summary>
internal static class CountryNames
{
    private static Dictionary<string, Dictionary<string, string>> _names = [];

    /// <summary>Reads <c>lib/countries.json</c>; called once at start.</summary>
    public static void Load(IFileProvider files)
    {
        var file = files.GetFileInfo("lib/countries.json");
        if (file.Exists)
        {
            using var stream = file.CreateReadStream();
            _names = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(stream) ?? [];
        }
    }

    public static string Of(string code, CultureInfo culture)
    {
        if (_names.TryGetValue(culture.TwoLetterISOLanguageName, out var names) && names.TryGetValue(code, out var name))
        {
            return name;
        }

        try
        {
            return code is "ZZ" or "EU" ? code : new RegionInfo(code).EnglishName;
        }
        catch (ArgumentException)
        {
            return code;
        }
    }
}
