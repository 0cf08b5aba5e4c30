namespace Kortwiek.Web.Components;

/// <summary>One bar of a <c>BarList</c>.</summary>
/// <param name="Label">What is counted.</param>
/// <param name="Value">At least 0.</param>
/// <param name="Href">A link for the label, or null.</param>
/// <param name="State">Colours the bar by a state, or null.</param>
/// <param name="Country">The code of the country it stands for; a map beside it lights up.</param>
/// <param name="Text">The value as written, where <c>Show.Number</c> does not do.</param>
public sealed record BarItem(string Label, double Value, string? Href = null, StateKind? State = null, string? Country = null, string? Text = null);
