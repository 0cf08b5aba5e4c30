namespace Kortwiek.Plan.Dismantling;

/// <summary>Puts back every removal that costs nothing: smallest merged component first, as long as it stays within the target.</summary>
internal sealed class FreeReturn(int capacity)
{
    private readonly Components _components = new(capacity);
    private readonly bool[] _present = new bool[capacity];
    private readonly int[] _seen = new int[capacity];
    private readonly LongHeap _heap = new();
    private int _tick;

    /// <summary>Keeps in <paramref name="removed"/>, at its beginning, what has to stay removed, and gives the number. The token is asked every 1,024 steps; a cancelled run throws.</summary>
    public int Run(Csr graph, Span<int> removed, int target, CancellationToken cancellation)
    {
        Array.Fill(_present, true, 0, graph.Nodes);
        foreach (var v in removed)
        {
            _present[v] = false;
        }

        _components.Reset(graph.Nodes);
        _ = _components.JoinPresent(graph, _present);
        _heap.Clear();
        foreach (var v in removed)
        {
            Enter(graph, v, target);
        }

        for (var popped = 0L; _heap.Count > 0; popped++)
        {
            if ((popped & 1023) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            var entry = _heap.Pop();
            var v = (int)(entry & uint.MaxValue);
            var merged = Merged(graph, v);
            if (merged == entry >> 32)
            {
                _present[v] = true;
                var own = v;
                for (var i = graph.Offset[v]; i < graph.Offset[v + 1]; i++)
                {
                    if (_present[graph.Adjacent[i]])
                    {
                        var other = _components.Find(graph.Adjacent[i]);
                        own = other == own ? own : _components.Join(own, other);
                    }
                }
            }
            else if (merged <= target)
            {
                _heap.Push(((long)merged << 32) | (uint)v);
            }
        }

        var kept = 0;
        foreach (var v in removed)
        {
            if (!_present[v])
            {
                removed[kept++] = v;
            }
        }

        return kept;
    }

    private void Enter(Csr graph, int v, int target)
    {
        var merged = Merged(graph, v);
        if (merged <= target)
        {
            _heap.Push(((long)merged << 32) | (uint)v);
        }
    }

    private int Merged(Csr graph, int v)
    {
        if (_tick == int.MaxValue)
        {
            Array.Clear(_seen);
            _tick = 0;
        }

        var tick = ++_tick;
        var sum = 1;
        for (var i = graph.Offset[v]; i < graph.Offset[v + 1]; i++)
        {
            if (!_present[graph.Adjacent[i]])
            {
                continue;
            }

            var root = _components.Find(graph.Adjacent[i]);
            if (_seen[root] != tick)
            {
                _seen[root] = tick;
                sum += _components.Size(root);
            }
        }

        return sum;
    }
}
