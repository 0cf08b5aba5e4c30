using System.Globalization;
using System.Text;

namespace Kortwiek.Leads.Sample;

/// <summary>What the case team of the sample knows: addresses by country and network, exits of Tor, protected addresses, transfer assessments.</summary>
internal static class SampleTables
{
    /// <summary>The last country gets no transfer assessment, so that a dossier is seen to be blocked.</summary>
    private const string WithoutAssessment = "TR";

    public static IEnumerable<SampleFile> All(SampleWorld world, DateOnly firstDay)
    {
        yield return File("tables/geo.csv", Geo());
        yield return File("tables/asn.csv", Asn());
        yield return File("tables/tor.txt", Tor(world));
        yield return File("tables/protected.csv", ["# Researchers, journalists, own police and partners.", "240.1.200.0/24"]);
        yield return File("tables/transfers.csv", Transfers(firstDay));
    }

    private static IEnumerable<string> Geo()
    {
        yield return "from,to,country";
        for (var i = 0; i < SampleWorld.Countries.Length; i++)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"240.{i}.0.0,240.{i}.255.255,{SampleWorld.Countries[i].Code}");
        }

        yield return "251.0.0.0,251.0.255.255,SE";
        yield return "252.0.0.0,252.0.255.255,NL";
        yield return "253.0.0.0,253.0.255.255,DE";
        yield return "254.0.0.0,254.0.255.255,US";
    }

    private static IEnumerable<string> Asn()
    {
        yield return "from,to,asn,name,kind";
        for (var i = 0; i < SampleWorld.Countries.Length; i++)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"240.{i}.0.0,240.{i}.255.255,{64_512 + i},\"Access {SampleWorld.Countries[i].Code}\",access");
        }

        yield return "251.0.0.0,251.0.255.255,64600,\"Relay hosting\",hosting";
        yield return "252.0.0.0,252.0.255.255,64601,\"Example hosting\",hosting";
        yield return "253.0.0.0,253.0.255.255,64602,\"Example mobile\",cgnat";
        yield return "254.0.0.0,254.0.255.255,64603,\"ExampleBot operator\",crawler";
    }

    private static IEnumerable<string> Tor(SampleWorld world)
    {
        for (var day = -1; day <= SampleWorld.Days; day++)
        {
            var noon = DateTimeOffset.FromUnixTimeSeconds(world.At(day, 43_200));
            for (var exit = 0; exit < 8; exit++)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"ExitAddress {SampleWorld.Special(251, exit)} {noon:yyyy-MM-dd HH:mm:ss}");
            }
        }
    }

    private static IEnumerable<string> Transfers(DateOnly firstDay)
    {
        var dated = firstDay.AddDays(-42).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var until = firstDay.AddYears(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        yield return "country,dated,basis,safeguards,limits,until";
        foreach (var country in SampleWorld.Countries.Select(c => c.Code).Where(c => c != WithoutAssessment).Order(StringComparer.Ordinal))
        {
            yield return $"{country},{dated},\"Demo assessment: Directive (EU) 2016/680, Article {(country is "NL" or "BE" or "DE" or "FR" ? "9" : "36")}\",\"Demo: data protection authority, right of appeal\",\"Demo: this investigation only, no onward transfer\",{until}";
        }
    }

    private static SampleFile File(string path, IEnumerable<string> lines) => new(path, Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n"))));
}
