using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>A person signs the release of a group.</summary>
/// <param name="Group">Code of the group.</param>
/// <param name="Actor">Who signs.</param>
/// <param name="PlanHash">What is signed; what the person was shown.</param>
/// <param name="At">When.</param>
/// <param name="Afresh">True to drop a first signature that was given and to become the first.</param>
public sealed record SignRequest(string Group, Actor Actor, Digest PlanHash, DateTimeOffset At, bool Afresh = false);
