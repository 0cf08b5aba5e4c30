namespace Kortwiek.App.Act;

using Kortwiek.Act;

/// <summary>What the side of a script's member says on a hit: it opens it, or says how to go on.</summary>
/// <param name="Element">The element on which another authority works.</param>
/// <param name="Reason">Why it is opened.</param>
/// <param name="Decision">How to go on; null where the hit is opened.</param>
public sealed record PlayHit(ElementKey Element, string Reason = "", HitDecision? Decision = null);
