using System.Text;

namespace Kortwiek.Plan.Graphs;

/// <summary>Collects nodes and edges and makes a <see cref="Graph"/> of them in linear time.</summary>
public sealed class GraphBuilder
{
    private readonly NameTable _names = new();
    private int[] _from = new int[1024];
    private int[] _to = new int[1024];
    private int _edges;

    /// <summary>Nodes so far.</summary>
    public int Nodes => _names.Count;

    /// <summary>Edges so far, with self loops and duplicates.</summary>
    public int EdgesAsGiven => _edges;

    /// <summary>The number of a node, new where the name is new.</summary>
    /// <param name="name">At most 1,024 bytes as UTF-8, not empty.</param>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public int AddNode(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        if (bytes.Length is 0 or > NameTable.MaxName)
        {
            throw new ArgumentException("A node's name has 1 to 1,024 bytes.", nameof(name));
        }

        return _names.GetOrAdd(bytes);
    }

    /// <summary>Ties two nodes by their names.</summary>
    /// <exception cref="ArgumentException">A name is empty or too long.</exception>
    public void AddEdge(string from, string to) => AddEdge(AddNode(from), AddNode(to));

    /// <summary>Ties two nodes by their numbers.</summary>
    public void AddEdge(int from, int to)
    {
        if (_edges == _from.Length)
        {
            Array.Resize(ref _from, _edges * 2);
            Array.Resize(ref _to, _edges * 2);
        }

        _from[_edges] = from;
        _to[_edges++] = to;
    }

    /// <summary>The graph of all that was added. The builder is spent afterwards.</summary>
    public Graph Build()
    {
        var nodes = _names.Count;
        long selfLoops = 0;
        var offset = new int[nodes + 1];
        for (var e = 0; e < _edges; e++)
        {
            if (_from[e] == _to[e])
            {
                selfLoops++;
                continue;
            }

            offset[_from[e] + 1]++;
            offset[_to[e] + 1]++;
        }

        for (var v = 0; v < nodes; v++)
        {
            offset[v + 1] += offset[v];
        }

        var rows = new int[offset[nodes]];
        var fill = offset.AsSpan(0, nodes).ToArray();
        for (var e = 0; e < _edges; e++)
        {
            if (_from[e] != _to[e])
            {
                rows[fill[_from[e]]++] = _to[e];
                rows[fill[_to[e]]++] = _from[e];
            }
        }

        _from = _to = [];

        // The transposed rows of a symmetric matrix are the same rows, sorted: a sort without a comparison.
        var sorted = new int[rows.Length];
        offset.AsSpan(0, nodes).CopyTo(fill);
        for (var v = 0; v < nodes; v++)
        {
            for (var i = offset[v]; i < offset[v + 1]; i++)
            {
                sorted[fill[rows[i]]++] = v;
            }
        }

        var kept = WithoutDuplicates(sorted, offset);
        var duplicates = (rows.Length - kept) / 2;
        return new Graph(_names, offset, kept == sorted.Length ? sorted : sorted.AsSpan(0, kept).ToArray(), selfLoops, duplicates);
    }

    internal int AddNode(ReadOnlySpan<byte> name) => _names.GetOrAdd(name);

    private static int WithoutDuplicates(int[] rows, int[] offset)
    {
        int write = 0, start = 0;
        for (var v = 0; v < offset.Length - 1; v++)
        {
            var end = offset[v + 1];
            offset[v] = write;
            for (var i = start; i < end; i++)
            {
                if (i == start || rows[i] != rows[i - 1])
                {
                    rows[write++] = rows[i];
                }
            }

            start = end;
        }

        offset[^1] = write;
        return write;
    }
}
