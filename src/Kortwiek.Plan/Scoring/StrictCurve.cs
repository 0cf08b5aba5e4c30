using Kortwiek.Plan.Graphs;

namespace Kortwiek.Plan.Scoring;

/// <summary>The largest component after each removal of an order.</summary>
internal static class StrictCurve
{
    /// <summary>Sizes after 0, 1, … all removals.</summary>
    public static int[] Of(Graph graph, ReadOnlySpan<int> order, CancellationToken cancellation)
    {
        var root = new int[graph.Nodes];
        var size = new int[graph.Nodes];
        var present = new bool[graph.Nodes];
        Array.Fill(present, true);
        foreach (var v in order)
        {
            present[v] = false;
        }

        var largest = 0;
        for (var v = 0; v < root.Length; v++)
        {
            root[v] = v;
            size[v] = 1;
        }

        for (var v = 0; v < root.Length; v++)
        {
            if (present[v])
            {
                largest = Math.Max(largest, Join(graph, root, size, present, v));
            }
        }

        var curve = new int[order.Length + 1];
        curve[^1] = largest;
        for (var k = order.Length - 1; k >= 0; k--)
        {
            if ((k & 1023) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            present[order[k]] = true;
            largest = Math.Max(largest, Join(graph, root, size, present, order[k]));
            curve[k] = largest;
        }

        return curve;
    }

    private static int Join(Graph graph, int[] root, int[] size, bool[] present, int v)
    {
        var own = Find(root, v);
        foreach (var next in graph.Neighbours(v))
        {
            if (!present[next])
            {
                continue;
            }

            var other = Find(root, next);
            if (other == own)
            {
                continue;
            }

            if (size[other] > size[own])
            {
                (own, other) = (other, own);
            }

            root[other] = own;
            size[own] += size[other];
        }

        return size[own];
    }

    private static int Find(int[] root, int v)
    {
        while (root[v] != v)
        {
            root[v] = root[root[v]];
            v = root[v];
        }

        return v;
    }
}
