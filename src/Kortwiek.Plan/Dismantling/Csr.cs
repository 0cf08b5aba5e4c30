using Kortwiek.Plan.Graphs;

namespace Kortwiek.Plan.Dismantling;

/// <summary>A graph as the search sees it: rows of neighbours. The arrays may be longer than the graph and are not changed.</summary>
internal readonly record struct Csr(int Nodes, int[] Offset, int[] Adjacent)
{
    /// <summary>The rows of a whole network.</summary>
    public static Csr Of(Graph graph) => new(graph.Nodes, graph.Offset, graph.Adjacent);

    /// <summary>Number of neighbours.</summary>
    public int Degree(int node) => Offset[node + 1] - Offset[node];
}
