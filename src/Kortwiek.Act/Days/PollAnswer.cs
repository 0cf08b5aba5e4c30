namespace Kortwiek.Act;

/// <summary>What an authority answered to a poll; its last answer to the same poll counts.</summary>
/// <param name="Day">Number of the action day.</param>
/// <param name="Poll">Which poll: its offset from T, below zero.</param>
/// <param name="Authority">Code of the authority.</param>
/// <param name="Word">The answer.</param>
/// <param name="Reason">Why; empty for a go.</param>
/// <param name="By">Code of the member.</param>
/// <param name="At">When.</param>
public sealed record PollAnswer(int Day, TimeSpan Poll, string Authority, PollWord Word, string Reason, string By, DateTimeOffset At);
