using Kortwiek.Core;

namespace Kortwiek.Plan.Dismantling;

/// <summary>
/// One step of the search: gives a handful of neighbouring removals back and takes apart anew only what has grown too large by it.
/// Its cost follows the size of the components around the handful, not that of the network.
/// </summary>
internal sealed class LocalMove
{
    private readonly Csr _graph;
    private readonly int[] _seen;
    private readonly int[] _queue;
    private readonly int[] _local;
    private readonly int[] _given;
    private readonly int[] _taken;
    private readonly int[] _offset;
    private readonly int[] _adjacent;
    private readonly CoreSeed _seed;
    private readonly FreeReturn _return;
    private int _tick;

    /// <summary>Prepares the memory for one graph.</summary>
    public LocalMove(Csr graph)
    {
        _graph = graph;
        _seen = new int[graph.Nodes];
        _queue = new int[graph.Nodes];
        _local = new int[graph.Nodes];
        _given = new int[graph.Nodes];
        _taken = new int[graph.Nodes];
        _offset = new int[graph.Nodes + 1];
        _adjacent = new int[graph.Adjacent.Length];
        _seed = new CoreSeed(graph.Nodes);
        _return = new FreeReturn(graph.Nodes);
    }

    /// <summary>Changes the set where that needs at most <paramref name="slack"/> removals more, and says by how much it grew; null where it was left as it is.</summary>
    /// <param name="set">Removals that keep every component within <paramref name="target"/>; not empty.</param>
    /// <param name="target">Largest size allowed.</param>
    /// <param name="handful">How many removals to give back, at least 1.</param>
    /// <param name="slack">0 for moves that cost nothing or gain.</param>
    /// <param name="random">Chooses.</param>
    /// <param name="cancellation">A cancelled move throws and leaves the set half changed.</param>
    public int? Try(TakenSet set, int target, int handful, int slack, Xoshiro256 random, CancellationToken cancellation)
    {
        var given = Nearest(set, set.Items[random.Below(set.Count)], handful);
        foreach (var v in _given.AsSpan(0, given))
        {
            set.Remove(v);
        }

        var taken = Dismantle(Region(set, given), target, random, cancellation);
        if (taken > given + slack)
        {
            foreach (var v in _given.AsSpan(0, given))
            {
                set.Add(v);
            }

            return null;
        }

        foreach (var v in _taken.AsSpan(0, taken))
        {
            set.Add(_queue[v]);
        }

        return taken - given;
    }

    /// <summary>Adds what is missing until no component is larger than the target. A cancelled repair throws.</summary>
    public void Repair(TakenSet set, int target, Xoshiro256 random, CancellationToken cancellation)
    {
        var taken = Dismantle(TooLarge(set, target), target, random, cancellation);
        foreach (var v in _taken.AsSpan(0, taken))
        {
            set.Add(_queue[v]);
        }
    }

    private int Dismantle(int region, int target, Xoshiro256 random, CancellationToken cancellation)
    {
        var graph = Induced(region);
        var way = random.Below(3);
        if (way < 2)
        {
            return _return.Run(graph, _taken.AsSpan(0, _seed.Run(graph, 2 + way, target, random, _taken)), target, cancellation);
        }

        for (var v = 0; v < region; v++)
        {
            _taken[v] = v;
        }

        return _return.Run(graph, _taken.AsSpan(0, region), target, cancellation);
    }

    // All components that are larger than the target, in the queue.
    private int TooLarge(TakenSet set, int target)
    {
        var tick = NextTick();
        var kept = 0;
        for (var root = 0; root < _graph.Nodes; root++)
        {
            if (_seen[root] == tick || set.Contains(root))
            {
                continue;
            }

            _seen[root] = tick;
            _queue[kept] = root;
            var tail = Spread(set, tick, kept, kept + 1);
            kept = tail - kept > target ? tail : kept;
        }

        // Nodes of small components carry the mark too; only those kept may count as inside.
        tick = NextTick();
        for (var u = 0; u < kept; u++)
        {
            _seen[_queue[u]] = tick;
            _local[_queue[u]] = u;
        }

        return kept;
    }

    // The taken nodes nearest to a taken node, itself first.
    private int Nearest(TakenSet set, int from, int handful)
    {
        var tick = NextTick();
        var given = 0;
        var tail = 0;
        _seen[from] = tick;
        _queue[tail++] = from;
        for (var head = 0; head < tail && given < handful; head++)
        {
            var v = _queue[head];
            if (set.Contains(v))
            {
                _given[given++] = v;
            }

            for (var i = _graph.Offset[v]; i < _graph.Offset[v + 1]; i++)
            {
                var next = _graph.Adjacent[i];
                if (_seen[next] != tick)
                {
                    _seen[next] = tick;
                    _queue[tail++] = next;
                }
            }
        }

        return given;
    }

    // All that hangs together with the nodes given back, in the queue; the queue's positions become local numbers.
    private int Region(TakenSet set, int given)
    {
        var tick = NextTick();
        var tail = 0;
        for (var g = 0; g < given; g++)
        {
            _seen[_given[g]] = tick;
            _queue[tail++] = _given[g];
        }

        return Spread(set, tick, 0, tail);
    }

    // Lengthens the queue by all that hangs together with its part from head on.
    private int Spread(TakenSet set, int tick, int head, int tail)
    {
        for (; head < tail; head++)
        {
            var v = _queue[head];
            _local[v] = head;
            for (var i = _graph.Offset[v]; i < _graph.Offset[v + 1]; i++)
            {
                var next = _graph.Adjacent[i];
                if (_seen[next] != tick && !set.Contains(next))
                {
                    _seen[next] = tick;
                    _queue[tail++] = next;
                }
            }
        }

        return tail;
    }

    private Csr Induced(int region)
    {
        var written = 0;
        for (var u = 0; u < region; u++)
        {
            _offset[u] = written;
            var v = _queue[u];
            var start = written;
            for (var i = _graph.Offset[v]; i < _graph.Offset[v + 1]; i++)
            {
                var next = _graph.Adjacent[i];
                if (_seen[next] == _tick)
                {
                    _adjacent[written++] = _local[next];
                }
            }

            _adjacent.AsSpan(start, written - start).Sort();
        }

        _offset[region] = written;
        return new Csr(region, _offset, _adjacent);
    }

    private int NextTick()
    {
        if (_tick == int.MaxValue)
        {
            Array.Clear(_seen);
            _tick = 0;
        }

        return ++_tick;
    }
}
