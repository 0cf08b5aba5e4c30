namespace Kortwiek.Plan.Dismantling;

/// <summary>Union-find with sizes, path halving and, for each component, the list of its members from the root on.</summary>
internal sealed class Components(int capacity)
{
    private readonly int[] _root = new int[capacity];
    private readonly int[] _size = new int[capacity];
    private readonly int[] _link = new int[capacity];
    private readonly int[] _last = new int[capacity];

    /// <summary>Makes every node from 0 to <paramref name="nodes"/> - 1 a component of its own.</summary>
    public void Reset(int nodes)
    {
        for (var v = 0; v < nodes; v++)
        {
            _root[v] = v;
            _size[v] = 1;
            _link[v] = -1;
            _last[v] = v;
        }
    }

    /// <summary>The node that stands for the component.</summary>
    public int Find(int v)
    {
        var root = _root;
        while (root[v] != v)
        {
            root[v] = root[root[v]];
            v = root[v];
        }

        return v;
    }

    /// <summary>Number of members, by the component's root.</summary>
    public int Size(int root) => _size[root];

    /// <summary>The member behind <paramref name="member"/> in the list that begins with the root, or -1.</summary>
    public int Next(int member) => _link[member];

    /// <summary>Joins two components by their different roots; the answer is the root of both.</summary>
    public int Join(int a, int b)
    {
        if (_size[b] > _size[a])
        {
            (a, b) = (b, a);
        }

        _root[b] = a;
        _size[a] += _size[b];
        _link[_last[a]] = b;
        _last[a] = _last[b];
        return a;
    }

    /// <summary>Joins all edges among present nodes; the answer is the root of the largest component, or -1 where nobody is present.</summary>
    public int JoinPresent(Csr graph, bool[] present)
    {
        var offset = graph.Offset;
        var adjacent = graph.Adjacent;
        var largest = -1;
        for (var v = 0; v < graph.Nodes; v++)
        {
            if (!present[v])
            {
                continue;
            }

            var own = Find(v);
            for (var i = offset[v]; i < offset[v + 1] && adjacent[i] < v; i++)
            {
                if (present[adjacent[i]])
                {
                    var other = Find(adjacent[i]);
                    own = other == own ? own : Join(own, other);
                }
            }

            if (largest < 0 || _size[own] > _size[largest])
            {
                largest = own;
            }
        }

        return largest < 0 ? -1 : Find(largest);
    }
}
