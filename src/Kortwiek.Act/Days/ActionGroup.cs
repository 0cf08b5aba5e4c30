namespace Kortwiek.Act;

/// <summary>Measures of one action day that are released together.</summary>
/// <param name="Code">Unique in the operation.</param>
/// <param name="Day">Number of the action day.</param>
/// <param name="Title">In a few words.</param>
/// <param name="Rule">What a release has to meet.</param>
/// <param name="PollOffset">From T, below zero: the last poll, in which every authority whose measure is released has to have answered "go"; null for a quiet group long before T, about which nobody is polled.</param>
public sealed record ActionGroup(string Code, int Day, string Title, ReleaseRule Rule, TimeSpan? PollOffset);
