using System.Text.Json;
using Kortwiek.Leads;
using Kortwiek.Leads.Sample;

namespace Kortwiek.Tests.Leads;

/// <summary>The sample parsed once for all tests that look into it.</summary>
public sealed class SampleCase : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kortwiek-sample-");

    public SampleCase()
    {
        Sample = LogSample.Make(Seed);
        Events = Path.Combine(_folder.FullName, "events");
        Book = new AddressBook(
            CsvCountryTable.Read(Table("geo.csv"), "geo.csv", Sample.TablesOf).Value,
            null,
            [AsnTable.Read(Table("asn.csv"), "asn.csv", Sample.TablesOf).Value],
            AddressList.Read(Table("tor.txt"), "tor.txt", Sample.TablesOf).Value,
            AddressList.Read(Table("protected.csv"), "protected.csv", Sample.TablesOf).Value);
        Directory.CreateDirectory(Events);
        Reports = ParseAll(Logs.Pseudonyms, Events);
        Found = LeadFinder.Find(new FindOptions(FindOptions.Files(Events)), NoProgress.Instance, CancellationToken.None).Value;
        Truth = JsonDocument.Parse(File("truth.json")).RootElement.GetProperty("persons").EnumerateArray()
            .Select(p => p.Deserialize<SamplePerson>(KortwiekJson.Options)!).ToList();
    }

    public static ulong Seed => 7;

    public SampleSet Sample { get; }

    public IReadOnlyList<SampleFile> Files => Sample.Files;

    public string Events { get; }

    public AddressBook Book { get; }

    public IReadOnlyList<FileReport> Reports { get; }

    public FindReport Found { get; }

    public IReadOnlyList<SamplePerson> Truth { get; }

    public byte[] File(string path) => Files.Single(f => f.Path == path).Bytes;

    public IReadOnlyList<FileReport> ParseAll(Pseudonyms pseudonyms, string folder) =>
        [.. Files.Where(f => f.Path.StartsWith("logs/", StringComparison.Ordinal)).Select(f => LogParser.Parse(
            new LogSource(f.Path, () => new MemoryStream(f.Bytes), Sample.SeizedAt) { AcquiredAt = Sample.SeizedAt },
            new ParseOptions { Pseudonyms = pseudonyms, Addresses = Book, Zone = TimeZoneInfo.Utc, SkewSeconds = 0 },
            new EventFolder(folder),
            NoProgress.Instance,
            CancellationToken.None).Value)];

    public static string[] PseudonymsOf(SamplePerson person) =>
        [.. person.Addresses.Select(a => Address.TryParse(a, out var address) ? Logs.Pseudonyms.Of(address) : throw new FormatException(a))];

    public void Dispose()
    {
        Book.Geo!.Dispose();
        _folder.Delete(recursive: true);
    }

    private MemoryStream Table(string name) => new(File("tables/" + name));
}
