namespace Kortwiek.App;

/// <summary>That a person was there and meant it, at the moment of a release: a fresh assertion over the plan's hash.</summary>
/// <param name="PlanHash">What was shown and signed.</param>
/// <param name="At">When the assertion was made.</param>
/// <param name="Proof">The assertion as JSON: it is kept with the signature, so that an expert can check it by the public key.</param>
public sealed record StepUp(Digest PlanHash, DateTimeOffset At, string Proof)
{
    /// <summary>An assertion older than this stands for nothing.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
}
