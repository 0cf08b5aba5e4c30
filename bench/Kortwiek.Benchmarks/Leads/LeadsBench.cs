using System.Diagnostics;
using System.Globalization;
using Kortwiek.Core;
using Kortwiek.Leads;

namespace Kortwiek.Benchmarks.Leads;

/// <summary>Megabytes of a log per second of processor time: counting only, and with events kept in Parquet. The peer runs beside it; see bench/run.</summary>
/// <remarks>goaccess FILE --log-format=COMBINED --no-global-config --no-progress -o OUT.json, timed by its user and system seconds.</remarks>
public static class LeadsBench
{
    private const double Mega = 1e6;

    /// <summary><c>FILE [times] [degree]</c>; prints one line per mode.</summary>
    /// <returns>0, or 2 where there is no such file.</returns>
    public static int Run(string[] args)
    {
        if (args.Length == 0 || !File.Exists(args[0]))
        {
            Console.Error.WriteLine("usage: leads FILE [times] [degree]");
            return 2;
        }

        var times = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 3;
        var degree = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1;
        var source = LogSource.File(args[0]);
        var megabytes = new FileInfo(args[0]).Length / Mega;
        var options = new ParseOptions { Degree = degree, Pseudonyms = new Pseudonyms(new byte[Pseudonyms.KeyBytes]) };
        var folder = Directory.CreateTempSubdirectory("kortwiek-bench-");
        try
        {
            // The digest alone, to be told apart from the parsing.
            Measure("sha256", megabytes, times, () =>
            {
                using var stream = source.Open();
                _ = System.Security.Cryptography.SHA256.HashData(stream);
            });
            Measure("leads count", megabytes, times, () => Parse(source, options, null));
            Measure("leads parse", megabytes, times, () => Parse(source, options, new EventFolder(folder.FullName)));
            var size = folder.EnumerateFiles("*.parquet", SearchOption.AllDirectories).Sum(f => f.Length) / Mega;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"parquet {size:F1} MB; peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / Mega:F0} MB"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    private static void Parse(LogSource source, ParseOptions options, EventOutput? output)
    {
        var report = LogParser.Parse(source, options, output, NoProgress.Instance, CancellationToken.None).Value;
        if (report.Parsed == 0)
        {
            throw new InvalidOperationException("Nothing was parsed.");
        }
    }

    private static void Measure(string name, double megabytes, int times, Action work)
    {
        work();
        var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < times; i++)
        {
            work();
        }

        process.Refresh();
        var cpu = (process.TotalProcessorTime - before).TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {megabytes:F1} MB x {times}: {megabytes * times / cpu:F1} MB per CPU second, {megabytes * times / clock.Elapsed.TotalSeconds:F1} MB per second"));
    }
}
