namespace Kortwiek.Evidence.Log;

/// <summary>What a set of known keys says about a note.</summary>
/// <param name="Ok">At least one known key signed and none of their lines is wrong.</param>
/// <param name="Lines">The verified lines, in the note's order.</param>
/// <param name="Reason">Why it is not ok; empty otherwise.</param>
public sealed record NoteVerdict(bool Ok, IReadOnlyList<VerifiedLine> Lines, string Reason);

/// <summary>A signature line that was verified.</summary>
/// <param name="Key">By this key.</param>
/// <param name="Seconds">The time a witness claims, in seconds since 1970; null for a log's own signature.</param>
public sealed record VerifiedLine(NoteKey Key, long? Seconds);
