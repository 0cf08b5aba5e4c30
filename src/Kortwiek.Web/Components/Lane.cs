namespace Kortwiek.Web.Components;

/// <summary>One row of a <c>Lanes</c>.</summary>
/// <param name="Name">Who.</param>
/// <param name="Items">What, in time.</param>
/// <param name="Note">A few quiet words after the name, such as the country.</param>
public sealed record Lane(string Name, IReadOnlyList<LaneItem> Items, string? Note = null);
