using Kortwiek.Core;
using Kortwiek.Plan.Graphs;

namespace Kortwiek.Plan.Dismantling;

/// <summary>Finds an order of removals that takes a network apart early and with few removals.</summary>
/// <remarks>A portfolio: core-k seeds with tree breaking, raw and reordered by reverse greedy reinsertion, then local search until the limit.</remarks>
public static class Dismantler
{
    /// <summary>The name of the method that always takes the node with the most ties left.</summary>
    public const string HighestDegree = "highest degree";

    private static readonly (int Level, string Name)[] Cores = [(2, "CoreHD"), (1, HighestDegree), (3, "core-3")];

    /// <summary>The best plan until the limit, the rounds or the cancellation, whichever comes first.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="options">Threshold, limits, seed.</param>
    /// <param name="clock">Measures the time limit.</param>
    /// <param name="progress">Rounds and the incumbents.</param>
    /// <param name="cancellation">Ends the search; the best so far is the answer, marked as cancelled.</param>
    /// <exception cref="OperationCanceledException">Cancelled before there was any plan.</exception>
    public static DismantleResult Run(Graph graph, DismantleOptions options, TimeProvider clock, IProgress<Step> progress, CancellationToken cancellation)
    {
        var start = clock.GetTimestamp();
        double? Seconds() => options.Iterations is null ? clock.GetElapsedTime(start).TotalSeconds : null;
        var rows = Csr.Of(graph);
        var target = Threshold.Target(graph.Nodes, options.Threshold);
        var portfolio = new Portfolio(graph.Nodes, Seconds);
        var rounds = 0;
        using var limit = options.Iterations is null ? new CancellationTokenSource(options.TimeLimit, clock) : new CancellationTokenSource();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            var greedy = new ReverseGreedy(rows);
            Seed(rows, target, greedy, portfolio, progress, cancellation);
            var search = new LocalSearch(rows, target, greedy, portfolio, new Xoshiro256(options.Seed));
            while (options.Iterations is { } most ? rounds < most : !limit.IsCancellationRequested)
            {
                search.Round(rounds, end.Token);
                rounds++;
                progress.Report(new Step($"Searching: {portfolio.ByCount!.Count} removals", rounds, options.Iterations));
            }
        }
        catch (OperationCanceledException) when (portfolio.ByCount is not null)
        {
            // The best so far is the answer.
        }

        var cancelled = cancellation.IsCancellationRequested;
        var bound = Bounded(rows, target, portfolio.ByCount!.Count);
        var byArea = Plan(rows, portfolio.ByArea!);
        var byCount = ReferenceEquals(portfolio.ByArea, portfolio.ByCount) ? byArea : Plan(rows, portfolio.ByCount);
        return options.Objective == DismantleObjective.Auc
            ? new DismantleResult(target, byArea, byCount, portfolio.Tried, bound, rounds, Seconds(), cancelled)
            : new DismantleResult(target, byCount, byArea, portfolio.Tried, bound, rounds, Seconds(), cancelled);
    }

    private static void Seed(Csr graph, int target, ReverseGreedy greedy, Portfolio portfolio, IProgress<Step> progress, CancellationToken cancellation)
    {
        var curve = new InsertionCurve(graph);
        var cores = new CoreSeed(graph.Nodes);
        var output = new int[graph.Nodes];
        for (var i = 0; i < Cores.Length; i++)
        {
            var (level, name) = Cores[i];
            cancellation.ThrowIfCancellationRequested();
            progress.Report(new Step("Seeding the search", i, Cores.Length + 1));
            var order = output.AsSpan(0, cores.Run(graph, level, target, null, output));
            var raw = Candidate.Of(name, order, curve.Of(order), target);
            portfolio.Consider(raw);
            if (raw is not null)
            {
                var (better, its) = greedy.Run(raw.Order, null, cancellation);
                portfolio.Consider(Candidate.Of($"{name}, reordered", better, its, target));
            }
        }

        progress.Report(new Step("Seeding the search", Cores.Length, Cores.Length + 1));
        for (var v = 0; v < graph.Nodes; v++)
        {
            output[v] = v;
        }

        var (all, whole) = greedy.Run(output, null, cancellation);
        portfolio.Consider(Candidate.Of("reverse greedy", all, whole, target));
    }

    private static Bound Bounded(Csr graph, int target, int count)
    {
        var pieces = Packing.Pieces(graph, target);
        return new Bound(pieces, "packing", count == 0 ? 0 : (count - pieces) / (double)count, pieces == count);
    }

    private static RemovalPlan Plan(Csr graph, Candidate candidate)
    {
        var before = new int[candidate.Count];
        var components = new Components(graph.Nodes);
        var present = new bool[graph.Nodes];
        Array.Fill(present, true);
        foreach (var v in candidate.Order)
        {
            present[v] = false;
        }

        components.Reset(graph.Nodes);
        _ = components.JoinPresent(graph, present);
        for (var k = candidate.Count - 1; k >= 0; k--)
        {
            var v = candidate.Order[k];
            present[v] = true;
            var own = v;
            for (var i = graph.Offset[v]; i < graph.Offset[v + 1]; i++)
            {
                if (present[graph.Adjacent[i]])
                {
                    var other = components.Find(graph.Adjacent[i]);
                    own = other == own ? own : components.Join(own, other);
                }
            }

            before[k] = components.Size(own);
        }

        return new RemovalPlan(candidate.Method, candidate.Order, candidate.Curve, before, candidate.Area / (double)Math.Max(1, graph.Nodes));
    }
}
