namespace Kortwiek.Plan.Channels;

/// <summary>Minimum vertex cut by maximum flow: every node is an edge from its in-side to its out-side with its capacity, every link is unlimited.</summary>
/// <remarks>Dinic's blocking flows with an iterative search; whole numbers only, so the answer is exact. O(n² m) at worst, near linear on layered networks.</remarks>
internal sealed class VertexCut
{
    /// <summary>A capacity that is never reached.</summary>
    public const long Unlimited = long.MaxValue / 4;

    private readonly int _nodes;
    private readonly int _source;
    private readonly int _sink;
    private readonly List<int> _to = [];
    private readonly List<long> _capacity = [];
    private readonly List<int>[] _arcs;
    private readonly int[] _level;
    private readonly int[] _at;

    /// <summary>A network of nodes with capacities.</summary>
    /// <param name="capacity">Per node, from 0; <see cref="Unlimited"/> for a node that cannot be cut.</param>
    public VertexCut(ReadOnlySpan<long> capacity)
    {
        _nodes = capacity.Length;
        _source = 2 * _nodes;
        _sink = _source + 1;
        _arcs = new List<int>[_sink + 1];
        for (var i = 0; i < _arcs.Length; i++)
        {
            _arcs[i] = [];
        }

        _level = new int[_arcs.Length];
        _at = new int[_arcs.Length];
        for (var v = 0; v < _nodes; v++)
        {
            AddArc(2 * v, (2 * v) + 1, capacity[v]);
        }
    }

    /// <summary>A way from one node to another.</summary>
    public void Link(int from, int to) => AddArc((2 * from) + 1, 2 * to, Unlimited);

    /// <summary>A node at which the flow begins.</summary>
    public void Enter(int node) => AddArc(_source, 2 * node, Unlimited);

    /// <summary>A node at which the flow ends.</summary>
    public void Leave(int node) => AddArc((2 * node) + 1, _sink, Unlimited);

    /// <summary>The maximum flow, or null where nothing but unlimited nodes stand on some way.</summary>
    public long? MaxFlow()
    {
        long flow = 0;
        while (Levels())
        {
            Array.Clear(_at);
            for (var pushed = Augment(); pushed > 0; pushed = Augment())
            {
                if (pushed >= Unlimited / 2)
                {
                    return null;
                }

                flow += pushed;
            }
        }

        return flow;
    }

    /// <summary>After <see cref="MaxFlow"/>: the nodes of the minimum cut nearest to the end of the flow, ascending.</summary>
    public List<int> CutNearestTheEnd()
    {
        // What can still reach the sink; a node whose in-side cannot and whose out-side can is cut.
        var reaches = new bool[_arcs.Length];
        var queue = new Queue<int>();
        reaches[_sink] = true;
        queue.Enqueue(_sink);
        while (queue.TryDequeue(out var v))
        {
            foreach (var arc in _arcs[v])
            {
                var back = _to[arc];
                if (!reaches[back] && _capacity[arc ^ 1] > 0)
                {
                    reaches[back] = true;
                    queue.Enqueue(back);
                }
            }
        }

        return [.. Enumerable.Range(0, _nodes).Where(v => !reaches[2 * v] && reaches[(2 * v) + 1])];
    }

    private void AddArc(int from, int to, long capacity)
    {
        _arcs[from].Add(_to.Count);
        _to.Add(to);
        _capacity.Add(capacity);
        _arcs[to].Add(_to.Count);
        _to.Add(from);
        _capacity.Add(0);
    }

    private bool Levels()
    {
        Array.Fill(_level, -1);
        var queue = new Queue<int>();
        _level[_source] = 0;
        queue.Enqueue(_source);
        while (queue.TryDequeue(out var v))
        {
            foreach (var arc in _arcs[v])
            {
                if (_capacity[arc] > 0 && _level[_to[arc]] < 0)
                {
                    _level[_to[arc]] = _level[v] + 1;
                    queue.Enqueue(_to[arc]);
                }
            }
        }

        return _level[_sink] >= 0;
    }

    // One augmenting path in the level graph, found by a walk with an explicit stack of arcs.
    private long Augment()
    {
        var path = new List<int>();
        var v = _source;
        while (v != _sink)
        {
            var arcs = _arcs[v];
            while (_at[v] < arcs.Count && (_capacity[arcs[_at[v]]] == 0 || _level[_to[arcs[_at[v]]]] != _level[v] + 1))
            {
                _at[v]++;
            }

            if (_at[v] < arcs.Count)
            {
                path.Add(arcs[_at[v]]);
                v = _to[path[^1]];
                continue;
            }

            if (path.Count == 0)
            {
                return 0;
            }

            v = _to[path[^1] ^ 1];
            path.RemoveAt(path.Count - 1);
            _at[v]++;
        }

        var pushed = path.Min(arc => _capacity[arc]);
        foreach (var arc in path)
        {
            _capacity[arc] -= pushed;
            _capacity[arc ^ 1] += pushed;
        }

        return pushed;
    }
}
