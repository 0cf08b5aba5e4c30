namespace Kortwiek.Plan.Dismantling;

/// <summary>A lower bound that needs no search: disjoint connected pieces, each larger than the target, need one removal each.</summary>
internal static class Packing
{
    /// <summary>The number of pieces found in spanning trees grown in breadth and in depth, the better of the two. O(n + m).</summary>
    public static int Pieces(Csr graph, int target) => Math.Max(Carve(graph, target, depthFirst: false), Carve(graph, target, depthFirst: true));

    private static int Carve(Csr graph, int target, bool depthFirst)
    {
        var parent = new int[graph.Nodes];
        var order = new int[graph.Nodes];
        var at = depthFirst ? graph.Offset.AsSpan(0, graph.Nodes).ToArray() : [];
        Array.Fill(parent, -2);
        var tail = 0;
        for (var root = 0; root < graph.Nodes; root++)
        {
            if (parent[root] == -2)
            {
                parent[root] = -1;
                tail = depthFirst ? Depth(graph, root, parent, order, at, tail) : Breadth(graph, root, parent, order, tail);
            }
        }

        // From the leaves up: as soon as more than the target hangs together below a node, that is one piece, and its parent starts anew.
        var weight = new int[graph.Nodes];
        var pieces = 0;
        for (var i = tail - 1; i >= 0; i--)
        {
            var v = order[i];
            if (++weight[v] > target)
            {
                pieces++;
            }
            else if (parent[v] >= 0)
            {
                weight[parent[v]] += weight[v];
            }
        }

        return pieces;
    }

    private static int Breadth(Csr graph, int root, int[] parent, int[] order, int tail)
    {
        var head = tail;
        order[tail++] = root;
        while (head < tail)
        {
            var v = order[head++];
            for (var i = graph.Offset[v]; i < graph.Offset[v + 1]; i++)
            {
                var next = graph.Adjacent[i];
                if (parent[next] == -2)
                {
                    parent[next] = v;
                    order[tail++] = next;
                }
            }
        }

        return tail;
    }

    private static int Depth(Csr graph, int root, int[] parent, int[] order, int[] at, int tail)
    {
        var v = root;
        order[tail++] = root;
        while (v >= 0)
        {
            if (at[v] == graph.Offset[v + 1])
            {
                v = parent[v];
                continue;
            }

            var next = graph.Adjacent[at[v]++];
            if (parent[next] == -2)
            {
                parent[next] = v;
                order[tail++] = next;
                v = next;
            }
        }

        return tail;
    }
}
