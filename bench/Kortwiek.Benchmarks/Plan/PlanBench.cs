using System.Globalization;
using Kortwiek.Core;
using Kortwiek.Plan.Dismantling;
using Kortwiek.Plan.Graphs;
using Kortwiek.Plan.Scoring;

namespace Kortwiek.Benchmarks.Plan;

/// <summary>Takes networks apart with ours and with the baselines in one run and scores all of them with the same scorer.</summary>
/// <remarks>Arguments: <c>[--time-limit S | --iterations N] [--threshold T] [--seed N] [--no-ci] FILE…</c></remarks>
internal static class PlanBench
{
    public static int Run(string[] args)
    {
        var options = new DismantleOptions();
        var files = new List<string>();
        var influence = true;
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--time-limit":
                    options = options with { TimeLimit = TimeSpan.FromSeconds(double.Parse(args[++i], CultureInfo.InvariantCulture)) };
                    break;
                case "--iterations":
                    options = options with { Iterations = int.Parse(args[++i], CultureInfo.InvariantCulture) };
                    break;
                case "--threshold":
                    options = options with { Threshold = double.Parse(args[++i], CultureInfo.InvariantCulture) };
                    break;
                case "--seed":
                    options = options with { Seed = ulong.Parse(args[++i], CultureInfo.InvariantCulture) };
                    break;
                case "--no-ci":
                    influence = false;
                    break;
                default:
                    files.Add(args[i]);
                    break;
            }
        }

        Console.WriteLine("| network | method | count | AUC | count (largest first) | AUC (largest first) | seconds |");
        Console.WriteLine("| --- | --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (var file in files)
        {
            One(file, options, influence);
        }

        return 0;
    }

    private static void One(string file, DismantleOptions options, bool influence)
    {
        var clock = TimeProvider.System;
        var none = CancellationToken.None;
        var start = clock.GetTimestamp();
        using var stream = File.OpenRead(file);
        var graph = GraphReader.Read(stream, file, GraphLimits.Default, NoProgress.Instance, none).Value;
        var name = Path.GetFileName(file).Split('.')[0];
        Console.WriteLine(Invariant($"| {name} | reading, {graph.Nodes} nodes, {graph.Edges} edges | | | | | {clock.GetElapsedTime(start).TotalSeconds:F2} |"));

        Row("CoreHD", () => Baselines.CoreHd(graph, options.Threshold, reinsert: false));
        Row("CoreHD with its return", () => Baselines.CoreHd(graph, options.Threshold, reinsert: true));
        Row("reverse greedy", () => Baselines.ReverseGreedy(graph, none));
        if (influence)
        {
            Row("CI, l = 2", () => Baselines.CollectiveInfluence(graph, options.Threshold, none));
        }

        Row("ours, no search", () => [.. Dismantler.Run(graph, options with { Iterations = 0 }, clock, NoProgress.Instance, none).Best.Order]);
        DismantleResult? result = null;
        Row("ours, by area", () => [.. (result = Dismantler.Run(graph, options, clock, NoProgress.Instance, none)).Best.Order]);
        Row("ours, by count", () => [.. result!.Alternative.Order]);
        foreach (var tried in result!.Tried)
        {
            Console.Error.WriteLine(Invariant($"{name}: {tried.Method}: {tried.Count} / {tried.Auc:F3} at {tried.Seconds:F2} s"));
        }

        Console.Error.WriteLine(Invariant($"{name}: {result.Rounds} rounds; bound {result.Bound.Value}, gap {result.Bound.Gap:P1}"));

        void Row(string method, Func<int[]> run)
        {
            var begin = clock.GetTimestamp();
            var order = run();
            var seconds = clock.GetElapsedTime(begin).TotalSeconds;
            var strict = Scorer.Strict(graph, order, options.Threshold, none);
            var largest = Scorer.LargestFirst(graph, order, options.Threshold, none);
            Console.WriteLine(Invariant(
                $"| {name} | {method} | {strict.Count}{(strict.Reached ? "" : "!")} | {strict.Auc:F3} | {largest.Count}{(largest.Reached ? "" : "!")} | {largest.Auc:F3} | {seconds:F2} |"));
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
