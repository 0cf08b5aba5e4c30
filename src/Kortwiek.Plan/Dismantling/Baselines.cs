using Kortwiek.Plan.Graphs;

namespace Kortwiek.Plan.Dismantling;

/// <summary>Published methods as they are, to compare with in the same run. Their orders go through the same scorer as ours.</summary>
public static class Baselines
{
    /// <summary>CoreHD: highest degree inside the 2-core until it is empty, then the forest is broken; with its greedy return of removals that are not needed.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="threshold">Share of the nodes that may stay connected.</param>
    /// <param name="reinsert">Whether removals that are not needed for the threshold are returned; the order of the rest stays.</param>
    public static int[] CoreHd(Graph graph, double threshold, bool reinsert)
    {
        var rows = Csr.Of(graph);
        var target = Threshold.Target(graph.Nodes, threshold);
        var output = new int[graph.Nodes];
        var order = output.AsSpan(0, new CoreSeed(graph.Nodes).Run(rows, 2, target, null, output));
        if (Candidate.Of("CoreHD", order, new InsertionCurve(rows).Of(order), target) is not { } cut)
        {
            return order.ToArray();
        }

        return reinsert ? cut.Order.AsSpan(0, new FreeReturn(graph.Nodes).Run(rows, cut.Order, target, CancellationToken.None)).ToArray() : cut.Order;
    }

    /// <summary>Adaptive collective influence of radius 2.</summary>
    /// <exception cref="OperationCanceledException">It took too long.</exception>
    public static int[] CollectiveInfluence(Graph graph, double threshold, CancellationToken cancellation) =>
        new CollectiveInfluence(Csr.Of(graph), radius: 2).Run(Threshold.Target(graph.Nodes, threshold), cancellation);

    /// <summary>Plain reverse greedy: all nodes removed and put back, always the one that makes the smallest component.</summary>
    public static int[] ReverseGreedy(Graph graph, CancellationToken cancellation) =>
        new ReverseGreedy(Csr.Of(graph)).Run(Enumerable.Range(0, graph.Nodes).ToArray(), null, cancellation).Order;
}
