using Kortwiek.App.Plan;

namespace Kortwiek.Web.Plan;

/// <summary>A kept score of an order.</summary>
internal sealed record ScoreItem(string Label, DateTimeOffset At, EvaluateVerb.Response Score);
