namespace Kortwiek.Web.Components;

/// <summary>A network as the page shows it.</summary>
/// <param name="Nodes">Each with an id of its own.</param>
/// <param name="Edges">Between ids of <paramref name="Nodes"/>.</param>
public sealed record GraphView(IReadOnlyList<GraphNode> Nodes, IReadOnlyList<GraphEdge> Edges);
