namespace Kortwiek.Act;

/// <summary>What an authority reported by telephone or by its own channel, entered here by somebody else. It counts as reported until that authority's side or a success test confirms.</summary>
/// <param name="By">The authority that reported; need not be at the table.</param>
/// <param name="At">When it reported.</param>
/// <param name="Channel">How: telephone, own system, in person.</param>
public sealed record Report(string By, DateTimeOffset At, string Channel);
