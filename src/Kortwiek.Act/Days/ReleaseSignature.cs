using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>One of the two signatures under a release: a signature under the plan's hash, not under a page.</summary>
/// <param name="Group">Code of the action group.</param>
/// <param name="Member">Code of the member.</param>
/// <param name="PersonId">The human being.</param>
/// <param name="Roles">The roles held when it was given.</param>
/// <param name="PlanHash">What was signed.</param>
/// <param name="At">When.</param>
public sealed record ReleaseSignature(string Group, string Member, string PersonId, Roles Roles, Digest PlanHash, DateTimeOffset At);
