namespace Kortwiek.Plan.Dismantling;

/// <summary>Adaptive collective influence: (degree - 1) times the sum of (degree - 1) over the nodes at distance exactly l.</summary>
/// <remarks>Morone and Makse, "Influence maximization in complex networks through optimal percolation" (2015). Where all values are zero the highest degree is taken. A peer to compare with, not tuned for speed.</remarks>
internal sealed class CollectiveInfluence(Csr graph, int radius)
{
    private readonly bool[] _gone = new bool[graph.Nodes];
    private readonly int[] _degree = new int[graph.Nodes];
    private readonly long[] _value = new long[graph.Nodes];
    private readonly int[] _seen = new int[graph.Nodes];
    private readonly int[] _queue = new int[graph.Nodes];
    private int _tick;

    /// <summary>Removals in order until no component is larger than <paramref name="target"/>.</summary>
    public int[] Run(int target, CancellationToken cancellation)
    {
        var heap = new PriorityQueue<int, (long Value, int Degree, int Node)>();
        for (var v = 0; v < graph.Nodes; v++)
        {
            _degree[v] = graph.Degree(v);
        }

        for (var v = 0; v < graph.Nodes; v++)
        {
            _value[v] = Value(v);
            heap.Enqueue(v, (-_value[v], -_degree[v], v));
        }

        var order = new List<int>();
        var curve = new InsertionCurve(graph);
        var check = 16;
        var around = new List<int>();
        while (heap.TryDequeue(out var v, out var key))
        {
            if (_gone[v] || key != (-_value[v], -_degree[v], v))
            {
                continue;
            }

            cancellation.ThrowIfCancellationRequested();
            around.Clear();
            around.AddRange(Ball(v, radius + 1, out _)[1..]);
            _gone[v] = true;
            order.Add(v);
            for (var i = graph.Offset[v]; i < graph.Offset[v + 1]; i++)
            {
                _degree[graph.Adjacent[i]]--;
            }

            foreach (var u in around)
            {
                _value[u] = Value(u);
                heap.Enqueue(u, (-_value[u], -_degree[u], u));
            }

            if (order.Count >= check)
            {
                if (curve.Of([.. order])[^1] <= target)
                {
                    break;
                }

                check += Math.Max(16, check / 8);
            }
        }

        return [.. order];
    }

    private long Value(int v)
    {
        if (_degree[v] <= 1)
        {
            return 0;
        }

        var ball = Ball(v, radius, out var edge);
        long sum = 0;
        foreach (var u in ball[edge..])
        {
            sum += _degree[u] - 1;
        }

        return sum * (_degree[v] - 1);
    }

    // The nodes within a distance, nearest first; edge is where those at exactly that distance begin.
    private ReadOnlySpan<int> Ball(int v, int distance, out int edge)
    {
        var tick = ++_tick;
        _seen[v] = tick;
        _queue[0] = v;
        int head = 0, tail = 1;
        for (var step = 0; step < distance; step++)
        {
            for (var end = tail; head < end; head++)
            {
                var u = _queue[head];
                for (var i = graph.Offset[u]; i < graph.Offset[u + 1]; i++)
                {
                    var next = graph.Adjacent[i];
                    if (!_gone[next] && _seen[next] != tick)
                    {
                        _seen[next] = tick;
                        _queue[tail++] = next;
                    }
                }
            }
        }

        edge = head;
        return _queue.AsSpan(0, tail);
    }
}
