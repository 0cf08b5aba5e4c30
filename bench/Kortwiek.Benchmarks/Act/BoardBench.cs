using System.Diagnostics;
using System.Globalization;
using Kortwiek.App;
using Kortwiek.Core;

namespace Kortwiek.Benchmarks.Act;

/// <summary>Viewers of a live board while another process gives commands: how long until a change has reached every viewer.</summary>
/// <remarks>Arguments: address of the pages, folder of the installation, process of the server, then viewers (default 222), seconds (default 60) and changes a second (default 20).</remarks>
internal static class BoardBench
{
    private const int HeldAtOnce = 3;
    private static readonly string[] Measures = [.. Enumerable.Range(57, 20).Where(n => n != 68).Select(n => $"M-{n:000}")];

    public static int Run(string[] args) => RunAsync(
        new Uri(args[0]), args[1], int.Parse(args[2], CultureInfo.InvariantCulture), Number(args, 3, 222), Number(args, 4, 60), Number(args, 5, 20)).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(Uri address, string home, int server, int viewers, int seconds, int perSecond)
    {
        var installation = new Installation(home, TimeProvider.System);
        await ClearAsync(installation);
        using var http = new HttpClient { BaseAddress = address };
        var page = new Uri(address, "/op/GRIJZE-REIGER/board?day=2");
        await http.GetStringAsync(page);
        var memory = KibibytesOf(server);
        var audience = Enumerable.Range(0, viewers).Select(_ => new Audience()).ToList();
        var circuits = new List<RawCircuit>();
        foreach (var one in audience)
        {
            circuits.Add(await RawCircuit.OpenAsync(http, page, one.Take));
        }

        await Task.Delay(2_000);
        var each = (KibibytesOf(server) - memory) / (double)viewers;
        using var pings = new Timer(_ => circuits.ForEach(c => _ = c.PingAsync()), null, 10_000, 10_000);
        var written = await ChangeAsync(installation, seconds, perSecond);
        await Task.Delay(3_000);
        await ClearAsync(installation);
        Report(audience, written, seconds, each);
        foreach (var circuit in circuits)
        {
            await circuit.DisposeAsync();
        }

        return 0;
    }

    // Holds and their lifting by the verb itself, one after the other; the reason of a hold carries its number. Returns when each hold was committed.
    private static async Task<List<(int Number, long At)>> ChangeAsync(Installation installation, int seconds, int perSecond)
    {
        var written = new List<(int, long)>();
        var start = Stopwatch.GetTimestamp();
        for (var change = 0; Stopwatch.GetElapsedTime(start).TotalSeconds < seconds; change++)
        {
            var number = change / 2;
            var isHold = change % 2 == 0;
            if (isHold || number >= HeldAtOnce)
            {
                var measure = Measures[(isHold ? number : number - HeldAtOnce) % Measures.Length];
                var outcome = await GiveAsync(installation, isHold ? "measure hold" : "measure unhold", measure, $"{Audience.Text}{number:000000}");
                if (outcome.ExitCode != 0)
                {
                    throw new InvalidOperationException($"{measure}: {(outcome as Outcome<object>.Refused)?.All}");
                }
            }

            if (isHold)
            {
                written.Add((number, Stopwatch.GetTimestamp()));
            }

            var wait = ((change + 1) * 1000.0 / perSecond) - Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Max(0, wait)));
        }

        return written;
    }

    // What an earlier bench has left held; the others refuse, and that is well.
    private static async Task ClearAsync(Installation installation)
    {
        foreach (var measure in Measures)
        {
            await GiveAsync(installation, "measure unhold", measure, "before or after a bench");
        }
    }

    private static async Task<Outcome<object>> GiveAsync(Installation installation, string path, string measure, string reason)
    {
        var verb = Verbs.Find(path)!;
        var request = verb.Request(p => p.Name switch { "ID" => [measure], "--reason" => [reason], _ => [] }, new LocalPaths(Force: false)).Value;
        await using var scope = new Scope(installation, "GRIJZE-REIGER", "joris");
        return await Runner.RunAsync(verb, request, scope, NoProgress.Instance, CancellationToken.None);
    }

    private static void Report(List<Audience> audience, List<(int Number, long At)> written, int seconds, double kibibytes)
    {
        List<double> delays = [.. audience.SelectMany(a => written.Select(w => a.DelayOf(w.Number, w.At))).Order()];
        var missed = delays.Count(double.IsPositiveInfinity);
        var quietest = audience.Max(a => a.LongestSilence());
        Console.WriteLine($"The sample's second day, {audience.Count} raw circuits (no browser), {seconds} s, holds and their lifting by the verb in another process:");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"changes a second            {2.0 * written.Count / seconds:0.0}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"until the batch arrives     p50 {At(delays, 0.5):0} ms   p95 {At(delays, 0.95):0} ms   p99 {At(delays, 0.99):0} ms   max {delays[^1]:0} ms   never {missed}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"longest without a batch     {quietest:0} ms, of all viewers"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"batches a viewer and second {audience.Average(a => a.Batches) / seconds:0.0}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory a circuit            {kibibytes:0} KiB of the server's resident set"));
    }

    private static double At(List<double> sorted, double share) => sorted[(int)(share * (sorted.Count - 1))];

    private static int Number(string[] args, int at, int otherwise) => args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : otherwise;

    private static long KibibytesOf(int process) =>
        long.Parse(File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
}
