using Kortwiek.Plan.Graphs;

namespace Kortwiek.Plan.Scoring;

/// <summary>The honest scorer. It shares nothing with the search for orders but the graph as it was read.</summary>
/// <remarks>Curve by inserting the nodes backwards with union-find: O((n + m) α(n)) for the whole order.</remarks>
public static class Scorer
{
    /// <summary>Every node counts in the order given.</summary>
    /// <param name="graph">The whole network.</param>
    /// <param name="order">Distinct nodes.</param>
    /// <param name="threshold">Share of the nodes that may stay connected, above 0 and at most 1.</param>
    /// <param name="cancellation">Asked every 1,024 nodes.</param>
    public static Score Strict(Graph graph, ReadOnlySpan<int> order, double threshold, CancellationToken cancellation)
    {
        var target = Threshold.Target(graph.Nodes, threshold);
        var whole = Completed(graph, order, cancellation);
        var curve = StrictCurve.Of(graph, whole, cancellation);
        var count = 0;
        while (count < order.Length && curve[count] > target)
        {
            count++;
        }

        long all = 0;
        for (var k = 1; k < curve.Length; k++)
        {
            all += curve[k];
        }

        double? full = graph.Nodes == 0 ? null : all / ((double)graph.Nodes * graph.Nodes);
        return Make(graph.Nodes, target, curve[..(count + 1)], full, order[..count].ToArray());
    }

    /// <summary>
    /// The review tool's rule: always the first listed node, not yet taken, that lies in the largest component of that moment;
    /// other nodes are passed over and cost nothing. Of equally large components the one with the smallest node number is the largest.
    /// </summary>
    /// <inheritdoc cref="Strict"/>
    public static Score LargestFirst(Graph graph, ReadOnlySpan<int> order, double threshold, CancellationToken cancellation)
    {
        var target = Threshold.Target(graph.Nodes, threshold);
        var (taken, curve) = new LargestFirstRule(graph, order).Run(target, cancellation);
        return Make(graph.Nodes, target, curve, null, taken);
    }

    private static Score Make(int nodes, int target, int[] curve, double? full, int[] taken)
    {
        long sum = 0;
        var shares = new double[curve.Length - 1];
        for (var k = 1; k < curve.Length; k++)
        {
            sum += curve[k];
            shares[k - 1] = curve[k] / (double)nodes;
        }

        var auc = nodes == 0 ? 0 : sum / (double)nodes;
        return new Score(taken.Length, curve[^1] <= target, auc, nodes == 0 ? 0 : auc / nodes, Simpson.Integrate(shares), full, curve, taken);
    }

    // The order, and behind it the rest of the nodes by their degree of the moment, highest first, smallest number first among equals.
    private static int[] Completed(Graph graph, ReadOnlySpan<int> order, CancellationToken cancellation)
    {
        var degree = new int[graph.Nodes];
        var gone = new bool[graph.Nodes];
        var whole = new int[graph.Nodes];
        var written = 0;
        for (var v = 0; v < degree.Length; v++)
        {
            degree[v] = graph.Degree(v);
        }

        foreach (var v in order)
        {
            if (gone[v])
            {
                throw new ArgumentException($"Node {v} stands twice in the order.", nameof(order));
            }

            gone[v] = true;
            whole[written++] = v;
            foreach (var next in graph.Neighbours(v))
            {
                degree[next]--;
            }
        }

        var queue = new PriorityQueue<int, (int Degree, int Node)>(Enumerable.Range(0, gone.Length).Where(v => !gone[v]).Select(v => (v, (-degree[v], v))));
        while (queue.TryDequeue(out var v, out var key))
        {
            if (gone[v])
            {
                continue;
            }

            if (-key.Degree != degree[v])
            {
                queue.Enqueue(v, (-degree[v], v));
                continue;
            }

            if ((written & 1023) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            gone[v] = true;
            whole[written++] = v;
            foreach (var next in graph.Neighbours(v))
            {
                degree[next]--;
            }
        }

        return whole;
    }
}
