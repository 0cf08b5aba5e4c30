namespace Kortwiek.Plan.Dismantling;

/// <summary>A set of nodes with constant-time membership, change and choice by position.</summary>
internal sealed class TakenSet
{
    private readonly int[] _items;
    private readonly int[] _position;

    /// <summary>An empty set of nodes below <paramref name="nodes"/>.</summary>
    public TakenSet(int nodes)
    {
        _items = new int[nodes];
        _position = new int[nodes];
        Array.Fill(_position, -1);
    }

    /// <summary>Number of nodes.</summary>
    public int Count { get; private set; }

    /// <summary>The nodes, in an order that follows from the history of changes.</summary>
    public ReadOnlySpan<int> Items => _items.AsSpan(0, Count);

    /// <summary>Whether a node is in the set.</summary>
    public bool Contains(int node) => _position[node] >= 0;

    /// <summary>Adds a node that is not there.</summary>
    public void Add(int node)
    {
        _position[node] = Count;
        _items[Count++] = node;
    }

    /// <summary>Removes a node that is there.</summary>
    public void Remove(int node)
    {
        var at = _position[node];
        var last = _items[--Count];
        _items[at] = last;
        _position[last] = at;
        _position[node] = -1;
    }

    /// <summary>Makes the set hold exactly these nodes.</summary>
    public void Set(ReadOnlySpan<int> nodes)
    {
        foreach (var v in Items)
        {
            _position[v] = -1;
        }

        Count = 0;
        foreach (var v in nodes)
        {
            Add(v);
        }
    }
}
