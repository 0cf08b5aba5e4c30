using System.Globalization;
using System.Text.Json;

namespace Kortwiek.App.Leads;

/// <summary>Where set-up put the public tables of countries and networks.</summary>
internal static class SetupTables
{
    private const string Packages = "src/Kortwiek.Web/Assets/tables/node_modules/@ip-location-db";

    /// <summary>The first country table, or null where set-up fetched none.</summary>
    public static SetupTable? Geo => Find("geo-whois-asn-country-mmdb", "geo-whois-asn-country.mmdb");

    /// <summary>A second opinion, or null.</summary>
    public static SetupTable? SecondGeo => Find("iptoasn-country-mmdb", "iptoasn-country.mmdb");

    /// <summary>Networks; IPv4 and IPv6 apart.</summary>
    public static IReadOnlyList<SetupTable> Asn => [.. new[] { Find("asn", "asn-ipv4.csv"), Find("asn", "asn-ipv6.csv") }.OfType<SetupTable>()];

    private static SetupTable? Find(string package, string file)
    {
        if (Environment.GetEnvironmentVariable("KORTWIEK_TABLES") is { Length: > 0 } given)
        {
            return In(Path.Combine(given, package), file);
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (In(Path.Combine(folder.FullName, Packages, package), file) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static SetupTable? In(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        return File.Exists(path) ? new SetupTable(path, Day(Path.Combine(folder, "package.json"))) : null;
    }

    // The package's version ends in the day of its data: 2.3.2026061719.
    private static DateOnly? Day(string package)
    {
        if (!File.Exists(package))
        {
            return null;
        }

        using var document = JsonDocument.Parse(File.ReadAllBytes(package));
        var version = document.RootElement.TryGetProperty("version", out var text) ? text.GetString() ?? "" : "";
        var digits = version[(version.LastIndexOf('.') + 1)..];
        return digits.Length >= 8 && DateOnly.TryParseExact(digits[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }
}

/// <summary>A table of set-up.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="AsOf">The day of its data.</param>
internal sealed record SetupTable(string Path, DateOnly? AsOf);
