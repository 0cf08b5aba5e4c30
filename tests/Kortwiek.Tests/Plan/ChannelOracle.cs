using Kortwiek.Plan.Channels;

namespace Kortwiek.Tests.Plan;

/// <summary>The number of ways that share no element, the slow and plain way.</summary>
internal static class ChannelOracle
{
    /// <summary>Augmenting paths on the doubled nodes in a matrix, one at a time.</summary>
    public static int DisjointPaths(ChannelModel model, HashSet<string> channels)
    {
        var n = model.Elements.Count;
        int source = 2 * n, sink = source + 1;
        var capacity = new int[sink + 1, sink + 1];
        var number = model.Elements.Select((e, i) => (e.Id, i)).ToDictionary(x => x.Id, x => x.i, StringComparer.Ordinal);
        for (var i = 0; i < n; i++)
        {
            capacity[2 * i, (2 * i) + 1] = 1;
            capacity[source, 2 * i] = model.Elements[i].Layer == ServiceLayer.Name ? 1 : 0;
        }

        foreach (var link in model.Links)
        {
            if (number.TryGetValue(link.To, out var to))
            {
                capacity[(2 * number[link.From]) + 1, 2 * to] = 1;
            }
            else if (channels.Contains(link.To))
            {
                capacity[(2 * number[link.From]) + 1, sink] = 1;
            }
        }

        var flow = 0;
        while (true)
        {
            var parent = Enumerable.Repeat(-1, sink + 1).ToArray();
            parent[source] = source;
            var queue = new Queue<int>([source]);
            while (queue.TryDequeue(out var v))
            {
                for (var u = 0; u <= sink; u++)
                {
                    if (parent[u] < 0 && capacity[v, u] > 0)
                    {
                        parent[u] = v;
                        queue.Enqueue(u);
                    }
                }
            }

            if (parent[sink] < 0)
            {
                return flow;
            }

            flow++;
            for (var v = sink; v != source; v = parent[v])
            {
                capacity[parent[v], v]--;
                capacity[v, parent[v]]++;
            }
        }
    }
}
