namespace Kortwiek.Impact.Observations;

/// <summary>One look at one channel.</summary>
/// <param name="Channel">The channel's name or key.</param>
/// <param name="At">When; the instant counts, not its offset.</param>
/// <param name="State">What was found.</param>
/// <param name="Source">Who or what looked.</param>
public sealed record Observation(string Channel, DateTimeOffset At, Reachability State, string Source);
