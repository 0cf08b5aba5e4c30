namespace Kortwiek.Act;

/// <summary>What a rehearsal assumes of one kind of measure.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Prepare">From the call until team, tools and contact stand by.</param>
/// <param name="CarryOut">From the start until the execution is reported.</param>
/// <param name="Confirm">From the report until the success test has its answer.</param>
/// <param name="Failure">Share of the tries that fail, 0 to 1; a country's own figure goes before it.</param>
/// <param name="DoesNotHold">Share of the executed ones whose success test says no.</param>
/// <param name="Retry">Share of the failed ones that are tried once more.</param>
/// <param name="MovesPerDay">How often the adversary moves an element of such a measure, a day.</param>
/// <param name="Source">Where the figures come from.</param>
public sealed record KindAssumption(
    MeasureKind Kind, Triangular Prepare, Triangular CarryOut, Triangular Confirm, double Failure, double DoesNotHold, double Retry, double MovesPerDay, string Source);
