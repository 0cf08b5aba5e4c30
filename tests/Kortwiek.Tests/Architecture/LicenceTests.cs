using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kortwiek.Tests.Architecture;

/// <summary><c>./test licences</c>: NOTICE names every package of the product with its licence, and each licence is one of those we take.</summary>
public sealed partial class LicenceTests
{
    private static readonly string[] Taken =
    [
        "MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "ISC", "PostgreSQL", "MS-PL", "LGPL-2.1-or-later", "OFL-1.1", "Bitstream-Vera", "CC0-1.0", "PDDL-1.0", "CC-BY-4.0",
    ];

    // Packages that name a file instead of a licence; read by hand.
    private static readonly Dictionary<string, string> Read = new(StringComparer.Ordinal)
    {
        ["@ip-location-db/asn"] = "CC-BY-4.0",
        ["dejavu-fonts-ttf"] = "Bitstream-Vera",
    };

    [Fact]
    public void Licences_of_all_packages_stand_in_NOTICE_and_are_ones_we_take()
    {
        var root = SourceTree.Root;
        var packages = NuGet(root).Concat(Npm(root)).Distinct().OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase).ThenBy(p => p.Version, StringComparer.Ordinal).ToList();
        Assert.All(packages, p => Assert.True(p.Licence.Split(" OR ").Any(l => Taken.Contains(l.Trim('(', ')'))), $"{p.Name} {p.Version}: {p.Licence}"));
        var notice = new StringBuilder("Kortwiek uses these packages. Their licences are in the packages themselves.\nTables: geo-whois-asn-country and iptoasn-country by ip-location-db; asn by RouteViews and DB-IP (CC-BY-4.0).\n\n");
        foreach (var package in packages)
        {
            notice.Append(package.Name).Append(' ').Append(package.Version).Append("  ").Append(package.Licence).Append('\n');
        }

        var path = Path.Combine(root, "NOTICE");
        if (Environment.GetEnvironmentVariable("UPDATE_EXPECTED") == "1")
        {
            File.WriteAllText(path, notice.ToString());
        }

        Assert.Equal(File.ReadAllText(path), notice.ToString());
    }

    private static IEnumerable<Package> NuGet(string root)
    {
        var folder = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (var path in Directory.EnumerateFiles(Path.Combine(root, "src"), "packages.lock.json", SearchOption.AllDirectories))
        {
            using var file = JsonDocument.Parse(File.ReadAllBytes(path));
            foreach (var package in file.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject()))
            {
                if (package.Value.GetProperty("type").GetString() == "Project")
                {
                    continue;
                }

                var version = package.Value.GetProperty("resolved").GetString()!;
                var name = package.Name.ToLowerInvariant();
                var description = File.ReadAllText(Path.Combine(folder, name, version.ToLowerInvariant(), name + ".nuspec"));
                yield return new Package(package.Name, version, Expression().Match(description).Groups["id"].Value);
            }
        }
    }

    private static IEnumerable<Package> Npm(string root)
    {
        foreach (var relative in (string[])["src/Kortwiek.Web/Assets/package-lock.json", "src/Kortwiek.Web/Assets/tables/package-lock.json"])
        {
            using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(root, relative)));
            foreach (var package in file.RootElement.GetProperty("packages").EnumerateObject().Where(p => p.Name.Length > 0))
            {
                var name = package.Name[(package.Name.LastIndexOf("node_modules/", StringComparison.Ordinal) + "node_modules/".Length)..];
                var licence = Read.GetValueOrDefault(name) ?? package.Value.GetProperty("license").GetString()!;
                yield return new Package(name, package.Value.GetProperty("version").GetString()!, licence);
            }
        }
    }

    [GeneratedRegex("<license type=\"expression\">(?<id>[^<]+)</license>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Expression();

    private sealed record Package(string Name, string Version, string Licence);
}
