namespace Kortwiek.Impact.Survival;

/// <summary>What the rows of a file are and what happened to them, for the sentences and the figure.</summary>
/// <param name="Subjects">The rows, as a plural: <c>channels</c>.</param>
/// <param name="Event">What was seen, so that it fits behind "were": <c>back</c>; null where only "had the event" can be said.</param>
/// <param name="Unit">The unit of the times, as a plural.</param>
public sealed record Wording(string Subjects = "subjects", string? Event = null, string Unit = "days");
