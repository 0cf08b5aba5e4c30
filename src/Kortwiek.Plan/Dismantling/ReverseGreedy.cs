namespace Kortwiek.Plan.Dismantling;

/// <summary>
/// Orders a set of removals by putting them back one by one, always the node that makes the smallest component, and reading
/// the sequence backwards. Nodes that fit below the target come back first and so fall behind the threshold: the set shrinks by itself.
/// </summary>
/// <remarks>
/// Keys (1 + sizes of the distinct components a node would join) grow while nodes return, so an entry that is too small is enough and is
/// corrected when it comes up. One component, "the giant", grows at nearly every step late on and would spoil all keys that touch it:
/// nodes at the giant therefore stand in a heap of their own, keyed by the rest. Only when a component is absorbed by the giant, or another
/// one becomes the giant, do keys fall, and exactly the nodes at its members are entered anew. Any component may play the giant;
/// it changes only when another has grown twice as large, which bounds the work of changing by the final size.
/// </remarks>
internal sealed class ReverseGreedy
{
    private const int SmallestGiant = 32;
    private const int Unit = 10;

    private readonly Csr _graph;
    private readonly Components _components;
    private readonly bool[] _present;
    private readonly int[] _tieRank;
    private readonly int[] _byTieRank;
    private readonly int[] _seenRoot;
    private readonly int[] _seenNode;
    private readonly int[] _roots;
    private readonly int[] _touched;
    private readonly long[] _apartKey;
    private readonly long[] _giantKey;
    private readonly LongHeap _apart = new();
    private readonly LongHeap _atGiant = new();
    private int[]? _factor;
    private int _tick;
    private int _giant;

    /// <summary>Prepares the memory for one graph; runs may follow each other.</summary>
    public ReverseGreedy(Csr graph)
    {
        _graph = graph;
        _components = new Components(graph.Nodes);
        _present = new bool[graph.Nodes];
        _seenRoot = new int[graph.Nodes];
        _seenNode = new int[graph.Nodes];
        _roots = new int[graph.Nodes];
        _touched = new int[graph.Nodes];
        _apartKey = new long[graph.Nodes];
        _giantKey = new long[graph.Nodes];
        _tieRank = new int[graph.Nodes];
        _byTieRank = new int[graph.Nodes];
        for (var v = 0; v < graph.Nodes; v++)
        {
            _byTieRank[v] = v;
        }

        _byTieRank.AsSpan().Sort((a, b) => graph.Degree(a) != graph.Degree(b) ? graph.Degree(a).CompareTo(graph.Degree(b)) : a.CompareTo(b));
        for (var i = 0; i < graph.Nodes; i++)
        {
            _tieRank[_byTieRank[i]] = i;
        }
    }

    /// <summary>The removal order of a set and the largest component after 0, 1, … removals of it.</summary>
    /// <param name="removed">Distinct nodes.</param>
    /// <param name="factor">A factor per node on its key, 1,024 standing for 1, for restarts; null for none.</param>
    /// <param name="cancellation">Asked every 1,024 nodes; a cancelled run throws.</param>
    public (int[] Order, int[] Curve) Run(ReadOnlySpan<int> removed, int[]? factor, CancellationToken cancellation)
    {
        _factor = factor;
        Start(removed);
        var order = new int[removed.Length];
        var curve = new int[removed.Length + 1];
        var largest = _giant < 0 ? 0 : _components.Size(_giant);
        for (var i = removed.Length - 1; i >= 0; i--)
        {
            if ((i & 1023) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            curve[i + 1] = largest;
            var v = TakeBest();
            order[i] = v;
            largest = Math.Max(largest, _components.Size(Return(v)));
        }

        curve[0] = largest;
        return (order, curve);
    }

    private void Start(ReadOnlySpan<int> removed)
    {
        Array.Fill(_present, true);
        foreach (var v in removed)
        {
            _present[v] = false;
            _apartKey[v] = _giantKey[v] = long.MaxValue;
        }

        _apart.Clear();
        _atGiant.Clear();
        _components.Reset(_graph.Nodes);
        _giant = _components.JoinPresent(_graph, _present);
        foreach (var v in removed)
        {
            Enter(v);
        }
    }

    // The sizes of the distinct components at v, with v itself; less the giant where it is among them.
    private int Merged(int v, out bool atGiant)
    {
        var tick = NextTick();
        var end = _graph.Offset[v + 1];
        var sum = 1;
        atGiant = false;
        for (var i = _graph.Offset[v]; i < end; i++)
        {
            var next = _graph.Adjacent[i];
            if (!_present[next])
            {
                continue;
            }

            var root = _components.Find(next);
            if (_seenRoot[root] == tick)
            {
                continue;
            }

            _seenRoot[root] = tick;
            if (root == _giant)
            {
                atGiant = true;
            }
            else
            {
                sum += _components.Size(root);
            }
        }

        return sum;
    }

    private long Key(int v, int sum)
    {
        long scaled = _factor is null ? sum : ((long)sum * _factor[v]) >> Unit;
        return (scaled << 32) | (uint)_tieRank[v];
    }

    private void Enter(int v)
    {
        var key = Key(v, Merged(v, out var atGiant));
        if (atGiant)
        {
            if (key < _giantKey[v])
            {
                _giantKey[v] = key;
                _atGiant.Push(key);
            }
        }
        else if (key < _apartKey[v])
        {
            _apartKey[v] = key;
            _apart.Push(key);
        }
    }

    private int TakeBest()
    {
        while (true)
        {
            // Where both are empty the caller has asked for more nodes than it gave.
            var giantSize = _giant < 0 ? 0L : _components.Size(_giant);
            var fromGiant = _atGiant.Count > 0 && (_apart.Count == 0 || _atGiant.Top + (giantSize << 32) < _apart.Top);
            var entry = fromGiant ? _atGiant.Pop() : _apart.Pop();
            var v = _byTieRank[(int)(entry & uint.MaxValue)];
            if (_present[v])
            {
                continue;
            }

            if (fromGiant && _giantKey[v] == entry)
            {
                _giantKey[v] = long.MaxValue;
            }
            else if (!fromGiant && _apartKey[v] == entry)
            {
                _apartKey[v] = long.MaxValue;
            }

            var key = Key(v, Merged(v, out var atGiant));
            if (atGiant == fromGiant && key == entry)
            {
                return v;
            }

            if (atGiant && key < _giantKey[v])
            {
                _giantKey[v] = key;
                _atGiant.Push(key);
            }
            else if (!atGiant && key < _apartKey[v])
            {
                _apartKey[v] = key;
                _apart.Push(key);
            }
        }
    }

    // Puts v back and gives the root of its new component.
    private int Return(int v)
    {
        _present[v] = true;
        var tick = NextTick();
        var roots = 0;
        var atGiant = false;
        for (var i = _graph.Offset[v]; i < _graph.Offset[v + 1]; i++)
        {
            var next = _graph.Adjacent[i];
            if (!_present[next])
            {
                continue;
            }

            var root = _components.Find(next);
            if (_seenRoot[root] != tick)
            {
                _seenRoot[root] = tick;
                atGiant |= root == _giant;
                _roots[roots++] = root;
            }
        }

        var touched = 0;
        if (atGiant)
        {
            tick = NextTick();
            touched = Touch(v, tick, touched, whole: false);
            for (var i = 0; i < roots; i++)
            {
                touched = _roots[i] == _giant ? touched : Touch(_roots[i], tick, touched, whole: true);
            }
        }

        var own = v;
        for (var i = 0; i < roots; i++)
        {
            own = _components.Join(own, _roots[i]);
        }

        if (atGiant)
        {
            _giant = own;
        }
        else if (_components.Size(own) >= 2L * (_giant < 0 ? SmallestGiant : Math.Max(SmallestGiant, _components.Size(_giant))))
        {
            tick = NextTick();
            touched = _giant < 0 ? 0 : Touch(_giant, tick, 0, whole: true);
            touched = Touch(own, tick, touched, whole: true);
            _giant = own;
        }

        for (var i = 0; i < touched; i++)
        {
            Enter(_touched[i]);
        }

        return own;
    }

    // Notes the removed neighbours of a node, or of all members of the component behind a root.
    private int Touch(int from, int tick, int touched, bool whole)
    {
        for (var member = from; member >= 0; member = whole ? _components.Next(member) : -1)
        {
            for (var i = _graph.Offset[member]; i < _graph.Offset[member + 1]; i++)
            {
                var next = _graph.Adjacent[i];
                if (!_present[next] && _seenNode[next] != tick)
                {
                    _seenNode[next] = tick;
                    _touched[touched++] = next;
                }
            }
        }

        return touched;
    }

    private int NextTick()
    {
        if (_tick == int.MaxValue)
        {
            Array.Clear(_seenRoot);
            Array.Clear(_seenNode);
            _tick = 0;
        }

        return ++_tick;
    }
}
