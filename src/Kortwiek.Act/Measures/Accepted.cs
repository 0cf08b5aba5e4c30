namespace Kortwiek.Act;

/// <summary>What an accepted command brings about.</summary>
/// <param name="Events">At least one; several where the whole group is released or recalled.</param>
/// <param name="Effects">What follows for people.</param>
public sealed record Accepted(IReadOnlyList<MeasureEvent> Events, IReadOnlyList<Effect> Effects);
