namespace Kortwiek.Web.Components;

/// <summary>A node of a drawn network.</summary>
/// <param name="Id">Unique in the graph; never shown.</param>
/// <param name="Label">Shown for channels, for the ten heaviest, and for what is chosen.</param>
/// <param name="Kind"><c>channel</c>, <c>server</c>, <c>domain</c>, <c>account</c>, anything else is drawn as other.</param>
/// <param name="Weight">At least 0; decides the size and who is named.</param>
/// <param name="Note">A few words shown when it is chosen: country, state.</param>
/// <param name="Href">Its page, or null.</param>
/// <param name="Step">The place in the plan at which it is taken, from 1; 0 for never.</param>
/// <param name="LostAt">The place in the plan from which it is cut off, from 1; 0 for never.</param>
/// <param name="X">Its place, with ties about 50 long, where the places were computed before; null: the script finds them, which takes seconds for a thousand nodes.</param>
/// <param name="Y">Its place downwards; given together with <paramref name="X"/>, for all nodes or for none.</param>
public sealed record GraphNode(string Id, string Label, string Kind, double Weight, string? Note = null, string? Href = null, int Step = 0, int LostAt = 0, double? X = null, double? Y = null);
