namespace Kortwiek.Act;

/// <summary>How a day is rehearsed.</summary>
/// <param name="Runs">1 to 100,000.</param>
/// <param name="Seed">Start of the random sequence; the same seed gives the same report.</param>
/// <param name="LookAfter">When after T the weight is looked at; below zero before it.</param>
public sealed record RehearsalOptions(int Runs, ulong Seed, TimeSpan LookAfter)
{
    /// <summary>The most runs.</summary>
    public const int MostRuns = 100_000;
}
