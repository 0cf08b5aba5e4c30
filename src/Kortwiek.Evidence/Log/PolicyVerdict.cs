namespace Kortwiek.Evidence.Log;

/// <summary>What a policy says about a checkpoint.</summary>
/// <param name="Ok">A listed log key signed it and the quorum is met.</param>
/// <param name="Log">The log key that signed, or null.</param>
/// <param name="Lines">All lines that were verified.</param>
/// <param name="Detail">The quorum, or why the answer is no.</param>
public sealed record PolicyVerdict(bool Ok, NoteKey? Log, IReadOnlyList<VerifiedLine> Lines, string Detail);
