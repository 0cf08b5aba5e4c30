namespace Kortwiek.Plan.Dismantling;

/// <summary>The search's own curve of an order, by putting the nodes back from the end. The scorer has another one on purpose.</summary>
internal sealed class InsertionCurve(Csr graph)
{
    private readonly Components _components = new(graph.Nodes);
    private readonly bool[] _present = new bool[graph.Nodes];

    /// <summary>Largest component after 0, 1, … all removals.</summary>
    public int[] Of(ReadOnlySpan<int> order)
    {
        var present = _present;
        Array.Fill(present, true);
        foreach (var v in order)
        {
            present[v] = false;
        }

        _components.Reset(graph.Nodes);
        var root = _components.JoinPresent(graph, present);
        var largest = root < 0 ? 0 : _components.Size(root);
        var curve = new int[order.Length + 1];
        curve[^1] = largest;
        for (var k = order.Length - 1; k >= 0; k--)
        {
            var v = order[k];
            present[v] = true;
            var own = v;
            for (var i = graph.Offset[v]; i < graph.Offset[v + 1]; i++)
            {
                if (present[graph.Adjacent[i]])
                {
                    var other = _components.Find(graph.Adjacent[i]);
                    own = other == own ? own : _components.Join(own, other);
                }
            }

            largest = Math.Max(largest, _components.Size(own));
            curve[k] = largest;
        }

        return curve;
    }
}
