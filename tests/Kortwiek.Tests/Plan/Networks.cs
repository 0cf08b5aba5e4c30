using System.Globalization;
using System.Text;
using Kortwiek.Plan.Graphs;

namespace Kortwiek.Tests.Plan;

/// <summary>Graphs and plain slow oracles for the tests.</summary>
internal static class Networks
{
    public static Graph Of(int nodes, IEnumerable<(int A, int B)> edges)
    {
        var builder = new GraphBuilder();
        for (var v = 0; v < nodes; v++)
        {
            builder.AddNode(v.ToString(CultureInfo.InvariantCulture));
        }

        foreach (var (a, b) in edges)
        {
            builder.AddEdge(a, b);
        }

        return builder.Build();
    }

    public static Graph Random(Xoshiro256 random, int nodes, int edges) =>
        Of(nodes, Enumerable.Range(0, edges).Select(_ => (random.Below(nodes), random.Below(nodes))).ToList());

    /// <summary>A few hubs and many leaves: each new node ties to one or two end points of earlier ties.</summary>
    public static Graph Hubs(Xoshiro256 random, int nodes)
    {
        var edges = new List<(int A, int B)> { (0, 1) };
        for (var v = 2; v < nodes; v++)
        {
            for (var k = random.Below(2); k < 2; k++)
            {
                var (a, b) = edges[random.Below(edges.Count)];
                edges.Add((v, random.Below(2) == 0 ? a : b));
            }
        }

        return Of(nodes, edges);
    }

    public static Graph Shared(string file)
    {
        using var stream = File.OpenRead(SharedData.Path($"networks/{file}.edges.xz"));
        return GraphReader.Read(stream, file, GraphLimits.Default, NoProgress.Instance, TestContext.Current.CancellationToken).Value;
    }

    public static Outcome<Graph> Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static Outcome<Graph> Read(byte[] bytes, GraphLimits? limits = null) =>
        GraphReader.Read(new MemoryStream(bytes), "net.txt", limits ?? GraphLimits.Default, NoProgress.Instance, TestContext.Current.CancellationToken);

    public static string Fault<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Bad>(outcome).Fault.ToString();

    /// <summary>Components by breadth-first search, each with its members in ascending order, by smallest member.</summary>
    public static List<List<int>> Components(Graph graph, IReadOnlySet<int> gone)
    {
        var seen = new HashSet<int>(gone);
        var components = new List<List<int>>();
        for (var v = 0; v < graph.Nodes; v++)
        {
            if (!seen.Add(v))
            {
                continue;
            }

            var members = new List<int> { v };
            for (var i = 0; i < members.Count; i++)
            {
                foreach (var next in graph.Neighbours(members[i]).ToArray().Where(seen.Add))
                {
                    members.Add(next);
                }
            }

            members.Sort();
            components.Add(members);
        }

        return components;
    }

    public static int Largest(Graph graph, IReadOnlySet<int> gone) =>
        Components(graph, gone).Select(c => c.Count).DefaultIfEmpty(0).Max();
}
