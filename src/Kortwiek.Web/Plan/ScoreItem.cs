using Kortwiek.App.Plan;

namespace Kortwiek.Web.Plan;

/// <summary>A kept score of an order.</summary>
/// <param name="Label">The order's file.</param>
/// <param name="At">When it was scored.</param>
/// <param name="Score">The score.</param>
public sealed record ScoreItem(string Label, DateTimeOffset At, EvaluateVerb.Response Score);
