using System.Text;

namespace Kortwiek.Plan.Graphs;

/// <summary>An undirected simple graph in compressed rows, with the names of its nodes kept. Immutable; safe for several threads.</summary>
/// <remarks>Nodes are numbered from 0 in order of first appearance; each row of neighbours is sorted. Self loops and duplicate edges are dropped and counted.</remarks>
public sealed class Graph
{
    private readonly NameTable _names;

    internal Graph(NameTable names, int[] offset, int[] adjacent, long selfLoops, long duplicates)
    {
        _names = names;
        Offset = offset;
        Adjacent = adjacent;
        SelfLoops = selfLoops;
        Duplicates = duplicates;
    }

    /// <summary>Number of nodes, those without an edge included.</summary>
    public int Nodes => Offset.Length - 1;

    /// <summary>Number of edges, each counted once.</summary>
    public int Edges => Adjacent.Length / 2;

    /// <summary>Edges of the input that tied a node to itself.</summary>
    public long SelfLoops { get; }

    /// <summary>Edges of the input that were there already, in either direction.</summary>
    public long Duplicates { get; }

    internal int[] Offset { get; }

    internal int[] Adjacent { get; }

    /// <summary>The neighbours of a node in ascending order.</summary>
    public ReadOnlySpan<int> Neighbours(int node) => Adjacent.AsSpan(Offset[node], Offset[node + 1] - Offset[node]);

    /// <summary>Number of neighbours.</summary>
    public int Degree(int node) => Offset[node + 1] - Offset[node];

    /// <summary>The node's name as it was read.</summary>
    public string Name(int node) => _names.Text(node);

    /// <summary>The number of a node by its name, compared byte for byte.</summary>
    public bool TryFind(string name, out int node) => _names.TryFind(Encoding.UTF8.GetBytes(name), out node);

    /// <summary>Number of connected components and the size of the largest; 0 and 0 for an empty graph. O(n + m).</summary>
    public (int Components, int Largest) Connectivity()
    {
        var seen = new bool[Nodes];
        var queue = new int[Nodes];
        int components = 0, largest = 0;
        for (var root = 0; root < seen.Length; root++)
        {
            if (seen[root])
            {
                continue;
            }

            components++;
            int head = 0, tail = 0;
            seen[root] = true;
            queue[tail++] = root;
            while (head < tail)
            {
                foreach (var next in Neighbours(queue[head++]))
                {
                    if (!seen[next])
                    {
                        seen[next] = true;
                        queue[tail++] = next;
                    }
                }
            }

            largest = Math.Max(largest, tail);
        }

        return (components, largest);
    }

    internal bool TryFind(ReadOnlySpan<byte> name, out int node) => _names.TryFind(name, out node);

    internal ReadOnlySpan<byte> NameUtf8(int node) => _names.Utf8(node);
}
