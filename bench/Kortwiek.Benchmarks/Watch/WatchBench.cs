using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Kortwiek.Core;
using Kortwiek.Watch;
using Kortwiek.Watch.Json;

namespace Kortwiek.Benchmarks.Watch;

/// <summary><c>watch-ingest</c>: objects a second of the scan and of the whole reader, beside node's JSON.parse of the same file in the same run.</summary>
public static class WatchBench
{
    private const string NodeScript =
        "const t=process.hrtime.bigint(),c=process.cpuUsage();" +
        "const n=JSON.parse(require('fs').readFileSync(process.argv[1],'utf8')).objects.length;const u=process.cpuUsage(c);" +
        "console.log(n/(Number(process.hrtime.bigint()-t)/1e9),n/((u.user+u.system)/1e6))";

    private const string Usage = """
        watch-ingest [--objects N] [--rounds N] [--keep FILE]
          N objects (200,000) from a fixed seed: 35 % domain-name, 20 % ipv4-addr, 20 % relationship, 25 % indicator.
          The peer by hand: node -e "SCRIPT" FILE, where SCRIPT is
        """;

    /// <summary>Runs the benchmark; prints one line a round and the medians.</summary>
    public static int Run(string[] args)
    {
        var objects = Option(args, "--objects", 200_000);
        var rounds = Option(args, "--rounds", 5);
        if (objects < 1 || rounds < 1 || args.Contains("--help", StringComparer.Ordinal))
        {
            Console.Error.WriteLine(Usage);
            Console.Error.WriteLine("          " + NodeScript);
            return 2;
        }

        var kept = Array.IndexOf(args, "--keep") is var at && at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
        var file = kept ?? Path.Combine(Path.GetTempPath(), $"watch-ingest-{Environment.ProcessId}.json");
        try
        {
            SyntheticBundle.Write(file, objects);
            Measure(file, objects, rounds);
            return 0;
        }
        finally
        {
            if (kept is null)
            {
                File.Delete(file);
            }
        }
    }

    private static void Measure(string file, int objects, int rounds)
    {
        Console.WriteLine($"{objects:N0} objects, {new FileInfo(file).Length / 1e6:F1} MB; objects a second by the clock, and by processor time where other work shares the machine");
        Console.WriteLine("round        scan       read       node  scan/node  read/node |   scan cpu   read cpu   node cpu  scan/node  read/node");
        var all = new List<Rates>();
        for (var round = 1; round <= rounds; round++)
        {
            all.Add(new Rates(Timed(objects, () => Scan(file, objects)), Timed(objects, () => Read(file, objects)), Node(file)));
            Row(round.ToString(CultureInfo.InvariantCulture), all[^1]);
        }

        Row("median", new Rates(Median(all.Select(r => r.Scan)), Median(all.Select(r => r.Read)), Median(all.Select(r => r.Node))));
        Console.WriteLine($"peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB");
    }

    private static Rate Timed(int objects, Action work)
    {
        GC.Collect();
        var processor = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        work();
        return new Rate(objects / watch.Elapsed.TotalSeconds, objects / (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
    }

    // Slices, version table, every reference: what the first stage of an import does.
    private static void Scan(string file, int objects)
    {
        using var stream = File.OpenRead(file);
        using var input = new FeedInput(stream);
        var probe = new ScanProbe();
        if (probe.Scan(input, NoProgress.Instance, CancellationToken.None) is not null || probe.Count != objects)
        {
            throw new InvalidDataException("The scan did not read the whole bundle.");
        }
    }

    // Everything that the room does: checks, markings, patterns, elements and relations.
    private static void Read(string file, int objects)
    {
        using var stream = File.OpenRead(file);
        var count = 0;
        var report = FeedReader.Read(stream, new FeedOptions(), _ => count++, NoProgress.Instance, CancellationToken.None).Value;
        if (count != objects || report.Elements.Count == 0)
        {
            throw new InvalidDataException("The reader did not read the whole bundle.");
        }
    }

    private static Rate Node(string file)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])["--max-old-space-size=8192", "-e", NodeScript, file])
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using var node = Process.Start(start)!;
            var figures = node.StandardOutput.ReadToEnd().Split(' ');
            node.WaitForExit();
            return figures.Length == 2 && double.TryParse(figures[0], CultureInfo.InvariantCulture, out var clock) && double.TryParse(figures[1], CultureInfo.InvariantCulture, out var processor)
                ? new Rate(clock, processor)
                : new Rate(double.NaN, double.NaN);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return new Rate(double.NaN, double.NaN);
        }
    }

    private static void Row(string name, Rates r) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{name,-6} {r.Scan.Clock,10:N0} {r.Read.Clock,10:N0} {r.Node.Clock,10:N0} {r.Scan.Clock / r.Node.Clock,10:F2} {r.Read.Clock / r.Node.Clock,10:F2} | {r.Scan.Processor,10:N0} {r.Read.Processor,10:N0} {r.Node.Processor,10:N0} {r.Scan.Processor / r.Node.Processor,10:F2} {r.Read.Processor / r.Node.Processor,10:F2}"));

    private static Rate Median(IEnumerable<Rate> rates)
    {
        var all = rates.ToList();
        return new Rate(all.Select(r => r.Clock).Order().ElementAt(all.Count / 2), all.Select(r => r.Processor).Order().ElementAt(all.Count / 2));
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Rate(double Clock, double Processor);

    private sealed record Rates(Rate Scan, Rate Read, Rate Node);

    private static int Option(string[] args, string name, int fallback) =>
        Array.IndexOf(args, name) is var at && at < 0 ? fallback
        : at + 1 < args.Length && int.TryParse(args[at + 1], CultureInfo.InvariantCulture, out var value) ? value
        : -1;
}
