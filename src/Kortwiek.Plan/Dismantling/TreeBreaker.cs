namespace Kortwiek.Plan.Dismantling;

/// <summary>Cuts a forest into pieces of a given size with the fewest removals: from the leaves up, a node is cut when what hangs together at it grows too large.</summary>
internal sealed class TreeBreaker(int capacity)
{
    private readonly int[] _order = new int[capacity];
    private readonly int[] _parent = new int[capacity];
    private readonly int[] _weight = new int[capacity];

    /// <summary>Writes the nodes to cut, those nearest the roots first, marks them as gone and gives their number.</summary>
    /// <param name="graph">A forest once the nodes that are gone are left out; on other graphs the pieces may stay too large.</param>
    /// <param name="gone">Nodes that are not there.</param>
    /// <param name="target">Largest size allowed, at least 1.</param>
    /// <param name="output">Room for the answer.</param>
    public int Run(Csr graph, bool[] gone, int target, Span<int> output)
    {
        var tail = 0;
        Array.Fill(_parent, -2, 0, graph.Nodes);
        for (var root = 0; root < graph.Nodes; root++)
        {
            if (gone[root] || _parent[root] != -2)
            {
                continue;
            }

            _parent[root] = -1;
            var head = tail;
            _order[tail++] = root;
            while (head < tail)
            {
                var v = _order[head++];
                _weight[v] = 1;
                for (var i = graph.Offset[v]; i < graph.Offset[v + 1]; i++)
                {
                    var next = graph.Adjacent[i];
                    if (!gone[next] && _parent[next] == -2)
                    {
                        _parent[next] = v;
                        _order[tail++] = next;
                    }
                }
            }
        }

        var cuts = 0;
        for (var i = tail - 1; i >= 0; i--)
        {
            var v = _order[i];
            if (_weight[v] > target)
            {
                gone[v] = true;
                output[cuts++] = v;
            }
            else if (_parent[v] >= 0)
            {
                _weight[_parent[v]] += _weight[v];
            }
        }

        output[..cuts].Reverse();
        return cuts;
    }
}
