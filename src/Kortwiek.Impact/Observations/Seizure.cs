namespace Kortwiek.Impact.Observations;

/// <summary>A channel was taken down: the start of its time down.</summary>
/// <param name="Channel">The channel's name or key, as in its observations.</param>
/// <param name="At">When.</param>
/// <param name="Action">The action it belongs to, such as its year.</param>
public sealed record Seizure(string Channel, DateTimeOffset At, string Action);
