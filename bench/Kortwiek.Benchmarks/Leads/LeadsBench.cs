using System.Diagnostics;
using System.Globalization;
using Kortwiek.Core;
using Kortwiek.Leads;

namespace Kortwiek.Benchmarks.Leads;

/// <summary>Megabytes of an access log per second of processor time: goaccess, counting only, and with events kept in Parquet, in turns in one run.</summary>
/// <remarks>goaccess's time is what its own user and system seconds are, by bash; ours is this process's. Figures are medians.</remarks>
internal static class LeadsBench
{
    private const double Mega = 1e6;

    /// <summary><c>[--rounds N] [--degree N] FILE</c>; prints a line per program.</summary>
    /// <returns>0, or 2 where there is no such file.</returns>
    public static int Run(string[] args)
    {
        var (rounds, degree, path) = (5, 1, "");
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--rounds":
                    rounds = int.Parse(args[++i], CultureInfo.InvariantCulture);
                    break;
                case "--degree":
                    degree = int.Parse(args[++i], CultureInfo.InvariantCulture);
                    break;
                default:
                    path = args[i];
                    break;
            }
        }

        if (!File.Exists(path))
        {
            Console.Error.WriteLine("usage: leads [--rounds N] [--degree N] FILE");
            return 2;
        }

        var source = LogSource.File(path);
        var megabytes = new FileInfo(path).Length / Mega;
        var options = new ParseOptions { Degree = degree, Pseudonyms = new Pseudonyms(new byte[Pseudonyms.KeyBytes]) };
        var folder = Directory.CreateTempSubdirectory("kortwiek-bench-");
        try
        {
            var goaccess = Path.Combine(folder.FullName, "goaccess.json");
            List<(string Name, Func<double> Run)> peers =
            [
                ("goaccess, its report as JSON", () => GoAccess(path, goaccess)),
                ("kortwiek, parse only", () => Ours(() => Parse(source, options, null))),
                ("kortwiek leads parse, events in Parquet", () => Ours(() => Parse(source, options, new EventFolder(Path.Combine(folder.FullName, "events"))))),
                ("SHA-256 of the bytes, to be told apart", () => Ours(() =>
                {
                    using var stream = source.Open();
                    _ = System.Security.Cryptography.SHA256.HashData(stream);
                })),
            ];
            peers.ForEach(p => p.Run());
            var seconds = peers.ConvertAll(_ => new List<double>());
            for (var round = 0; round < rounds; round++)
            {
                for (var i = 0; i < peers.Count; i++)
                {
                    var at = round % 2 == 0 ? i : peers.Count - 1 - i;
                    seconds[at].Add(peers[at].Run());
                }
            }

            Console.WriteLine("| program | CPU seconds | MB per CPU second | times goaccess |");
            Console.WriteLine("| --- | ---: | ---: | ---: |");
            for (var i = 0; i < peers.Count; i++)
            {
                var median = Median(seconds[i]);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {peers[i].Name} | {median:0.000} | {megabytes / median:0} | {Median(seconds[0]) / median:0.0} |"));
            }

            var size = folder.EnumerateFiles("*.parquet", SearchOption.AllDirectories).Sum(f => f.Length) / Mega;
            Console.WriteLine();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{megabytes:0} MB of log, {size:0.0} MB of Parquet, degree {degree}, peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / Mega:0} MB"));
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

    private static double Ours(Action work)
    {
        var before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    private static double GoAccess(string path, string report)
    {
        const string Script = "TIMEFORMAT='%U %S'; export LC_ALL=C; time goaccess \"$1\" --log-format=COMBINED --no-global-config --no-progress -o \"$2\" >/dev/null";
        var start = new ProcessStartInfo("bash", ["-c", Script, "bash", path, report]) { UseShellExecute = false, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("bash");
        var times = process.StandardError.ReadToEnd().Trim().Split('\n')[^1];
        process.WaitForExit();
        return process.ExitCode == 0
            ? times.Split(' ').Sum(t => double.Parse(t, CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"goaccess ended with {process.ExitCode}");
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
