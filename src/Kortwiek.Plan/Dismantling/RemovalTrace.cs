using Kortwiek.Plan.Graphs;

namespace Kortwiek.Plan.Dismantling;

/// <summary>When each node is cut off while an order of removals is carried out.</summary>
public static class RemovalTrace
{
    /// <summary>For each node, the number of removals after which it no longer lies in the largest component and never will again; 0 where it lies there to the end.</summary>
    /// <remarks>By insertion backwards, each node marked once: O((n + m) α(n)).</remarks>
    public static int[] LostAt(Graph graph, ReadOnlySpan<int> order)
    {
        var rows = Csr.Of(graph);
        var components = new Components(graph.Nodes);
        var present = new bool[graph.Nodes];
        var lostAt = new int[graph.Nodes];
        Array.Fill(present, true);
        Array.Fill(lostAt, -1);
        foreach (var v in order)
        {
            present[v] = false;
        }

        components.Reset(graph.Nodes);
        var largest = components.JoinPresent(rows, present);
        var marked = Mark(components, largest, lostAt, 0);
        for (var k = order.Length - 1; k >= 0; k--)
        {
            var v = order[k];
            present[v] = true;
            var own = v;
            for (var i = rows.Offset[v]; i < rows.Offset[v + 1]; i++)
            {
                if (present[rows.Adjacent[i]])
                {
                    var other = components.Find(rows.Adjacent[i]);
                    own = other == own ? own : components.Join(own, other);
                }
            }

            // What came to the largest component, or the new largest one, was last in it after k removals. Newcomers stand behind its last member.
            if (own == largest)
            {
                marked = Mark(components, components.Next(marked), lostAt, k + 1);
            }
            else if (largest < 0 || components.Find(largest) == own || components.Size(own) > components.Size(largest))
            {
                largest = own;
                marked = Mark(components, own, lostAt, k + 1);
            }
        }

        for (var v = 0; v < lostAt.Length; v++)
        {
            lostAt[v] = lostAt[v] < 0 ? 1 : lostAt[v];
        }

        return lostAt;
    }

    // Marks the members from one on that have no mark yet, and gives the last.
    private static int Mark(Components components, int from, int[] lostAt, int at)
    {
        var last = from;
        for (var member = from; member >= 0; member = components.Next(member))
        {
            last = member;
            if (lostAt[member] < 0)
            {
                lostAt[member] = at;
            }
        }

        return last;
    }
}
