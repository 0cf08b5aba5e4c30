using System.Security.Cryptography;
using Kortwiek.Core;

namespace Kortwiek.Plan.Graphs;

/// <summary>The hash that names a network: the same nodes and ties give the same hash, whatever the order or direction in the file.</summary>
/// <remarks>SHA-256 over the sorted lines <c>smaller TAB larger LF</c> of the edges' names, compared byte for byte as UTF-8. A node without an edge leaves no line.</remarks>
public static class NetworkSnapshot
{
    /// <summary>The hash of a graph. O(n log n + m log d).</summary>
    public static Digest Of(Graph graph)
    {
        var nodes = graph.Nodes;
        var byName = new int[nodes];
        for (var v = 0; v < nodes; v++)
        {
            byName[v] = v;
        }

        byName.AsSpan().Sort((a, b) => graph.NameUtf8(a).SequenceCompareTo(graph.NameUtf8(b)));
        var rank = new int[nodes];
        for (var i = 0; i < nodes; i++)
        {
            rank[byName[i]] = i;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> line = stackalloc byte[(2 * NameTable.MaxName) + 2];
        var larger = new List<int>();
        foreach (var v in byName)
        {
            larger.Clear();
            foreach (var next in graph.Neighbours(v))
            {
                if (rank[next] > rank[v])
                {
                    larger.Add(rank[next]);
                }
            }

            larger.Sort();
            var name = graph.NameUtf8(v);
            foreach (var other in larger)
            {
                var otherName = graph.NameUtf8(byName[other]);
                name.CopyTo(line);
                line[name.Length] = (byte)'\t';
                otherName.CopyTo(line[(name.Length + 1)..]);
                line[name.Length + 1 + otherName.Length] = (byte)'\n';
                hash.AppendData(line[..(name.Length + otherName.Length + 2)]);
            }
        }

        Span<byte> value = stackalloc byte[32];
        hash.GetHashAndReset(value);
        return Digest.Sha256(value);
    }
}
