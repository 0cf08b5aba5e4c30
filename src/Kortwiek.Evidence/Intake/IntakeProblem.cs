namespace Kortwiek.Evidence.Intake;

/// <summary>A name of an item that is not simply hashed.</summary>
/// <param name="Path">Its path.</param>
/// <param name="What">A word: <c>changed-during-read</c>, <c>read-with-errors</c>, <c>unreadable</c>; after an interruption also <c>changed-since</c>, <c>appeared-since</c>, <c>vanished-since</c>.</param>
/// <param name="Detail">One sentence.</param>
public sealed record IntakeProblem(RawPath Path, string What, string Detail);
