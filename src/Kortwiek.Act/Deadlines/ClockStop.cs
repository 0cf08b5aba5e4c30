namespace Kortwiek.Act;

/// <summary>A ground that stops a clock: force majeure, a manifest error, an unclear order.</summary>
/// <param name="From">When it was stated.</param>
/// <param name="Until">When it ended or the clarification arrived; null while it lasts.</param>
/// <param name="Ground">In words.</param>
public sealed record ClockStop(DateTimeOffset From, DateTimeOffset? Until, string Ground);
