namespace Kortwiek.Web.Components;

/// <summary>A tie of a drawn network.</summary>
/// <param name="From">Id of a node.</param>
/// <param name="To">Id of another node.</param>
/// <param name="Kind">The relation's word.</param>
public sealed record GraphEdge(string From, string To, string Kind = "");
