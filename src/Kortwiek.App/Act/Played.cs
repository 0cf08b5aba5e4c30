namespace Kortwiek.App.Act;

using Kortwiek.Act;

/// <summary>What a step brought about.</summary>
/// <param name="Plan">The plan behind it.</param>
/// <param name="Events">What happened to measures.</param>
/// <param name="Signed">The signature, where the step was one and was accepted.</param>
/// <param name="Refused">All reasons where it was refused; the plan is then as before.</param>
public sealed record Played(JointPlan Plan, IReadOnlyList<MeasureEvent> Events, Signed? Signed, Refusals? Refused);
