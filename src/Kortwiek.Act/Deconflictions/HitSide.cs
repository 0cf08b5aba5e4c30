namespace Kortwiek.Act;

/// <summary>One side of a hit.</summary>
/// <param name="Authority">Its code.</param>
/// <param name="Opened">The magistrate who opened it for this side, or null.</param>
/// <param name="Reason">Why; this side's own affair, empty for the other's reader.</param>
/// <param name="Proposal">What this side wants to be decided, or null.</param>
/// <param name="Proposed">Who proposed it, or null.</param>
public sealed record HitSide(string Authority, HitVoice? Opened = null, string Reason = "", HitDecision? Proposal = null, HitVoice? Proposed = null);
