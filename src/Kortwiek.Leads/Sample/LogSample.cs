using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Kortwiek.Leads.Sample;

/// <summary>Logs of three invented servers over a month, with planted administrators, uploaders, an intruder and readers of forty countries, and the truth beside them. The same seed gives the same bytes.</summary>
/// <remarks>Visitors come from 240.0.0.0/4 only; servers stand on documentation addresses; names are invented and texts neutral.</remarks>
public static class LogSample
{
    /// <summary>The first day, where none is asked for: the logs then cross the New Year, and their years must be inferred.</summary>
    public static DateOnly DefaultFirstDay { get; } = new(2025, 12, 15);

    /// <summary>Makes the sample.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="lines">About how many lines the logs hold, 20,000 to 5,000,000; what is planted does not shrink below one of each.</param>
    /// <param name="firstDay">First day of the logs; the servers are seized 31 days later, at 5 in the morning.</param>
    public static SampleSet Make(ulong seed, int lines = 60_000, DateOnly? firstDay = null)
    {
        var first = firstDay ?? DefaultFirstDay;
        ArgumentOutOfRangeException.ThrowIfLessThan(lines, 20_000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lines, 5_000_000);
        var world = new SampleWorld(seed, lines, first);
        foreach (var play in SampleCast.All)
        {
            play(world);
        }

        var files = new List<SampleFile>();
        Logs(world, files);
        files.AddRange(SampleTables.All(world, first));
        files.Add(new SampleFile("truth.json", JsonSerializer.SerializeToUtf8Bytes(new Truth("leads.truth/1", seed, world.Persons), KortwiekJson.Indented)));
        files.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        var seized = first.AddDays(SampleWorld.Days);
        return new SampleSet(files, new DateTimeOffset(seized, new TimeOnly(5, 0), TimeSpan.Zero), seized.AddDays(-14));
    }

    // The older half of a log is rotated away, packed or not.
    private static void Logs(SampleWorld world, List<SampleFile> files)
    {
        var half = world.At(SampleWorld.Days / 2, 0);
        Split(world.Web[0], "logs/srv1/nginx/access.log", half, packed: true);
        Split(world.Web[1], "logs/srv2/apache2/access.log", half, packed: false);
        Split(world.Web[2], "logs/srv3/nginx/access.log", half, packed: true);
        Split(world.Auth[0], "logs/srv1/auth.log", half, packed: true);
        Split(world.Auth[1], "logs/srv2/auth.log", half, packed: false);
        Split(world.Auth[2], "logs/srv3/auth.log", half, packed: false);

        void Split(SampleLog log, string path, long at, bool packed)
        {
            var (older, newer) = log.Split(at);
            files.Add(new SampleFile(path, newer));
            files.Add(packed ? new SampleFile(path + ".1.gz", Gzip(older)) : new SampleFile(path + ".1", older));
        }
    }

    private static byte[] Gzip(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(plain);
        }

        return packed.ToArray();
    }

    private sealed record Truth(string Kind, ulong Seed, IReadOnlyList<SamplePerson> Persons);
}

/// <summary>The sample.</summary>
/// <param name="Files">Sorted by path.</param>
/// <param name="SeizedAt">When the servers were seized and their clocks read.</param>
/// <param name="TablesOf">The day of the tables' facts.</param>
public sealed record SampleSet(IReadOnlyList<SampleFile> Files, DateTimeOffset SeizedAt, DateOnly TablesOf);

/// <summary>Somebody planted in the sample.</summary>
/// <param name="Class"><c>administrator</c>, <c>uploader</c>, <c>intruder</c>, or what a decoy is: <c>robot</c>, <c>protected</c>, <c>contractor</c>, <c>scanner</c>, <c>crawler</c>, <c>fake-crawler</c>, <c>monitor</c>, <c>feed-reader</c>, <c>contact-form</c>.</param>
/// <param name="Name">An invented name.</param>
/// <param name="Country">Where the person is.</param>
/// <param name="Addresses">All addresses, in the order of their use.</param>
/// <param name="Users">Login names.</param>
public sealed record SamplePerson(string Class, string Name, Country Country, IReadOnlyList<string> Addresses, IReadOnlyList<string> Users);

/// <summary>The lines of one log with the instants by which they are ordered.</summary>
internal sealed class SampleLog
{
    private readonly List<(long At, int Order, byte[] Line)> _lines = [];

    public int Count => _lines.Count;

    /// <param name="at">Seconds since 1970.</param>
    /// <param name="line">Without a line end.</param>
    public void Add(long at, string line) => _lines.Add((at, _lines.Count, Encoding.UTF8.GetBytes(line)));

    public void AddRaw(long at, byte[] line) => _lines.Add((at, _lines.Count, line));

    public (byte[] Older, byte[] Newer) Split(long at)
    {
        _lines.Sort((a, b) => a.At != b.At ? a.At.CompareTo(b.At) : a.Order.CompareTo(b.Order));
        using var older = new MemoryStream();
        using var newer = new MemoryStream();
        foreach (var (time, _, line) in _lines)
        {
            var stream = time < at ? older : newer;
            stream.Write(line);
            stream.WriteByte((byte)'\n');
        }

        return (older.ToArray(), newer.ToArray());
    }
}
