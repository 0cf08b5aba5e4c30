using Kortwiek.Plan.Scoring;

namespace Kortwiek.App.Plan;

/// <summary>How good an order is under one rule.</summary>
/// <param name="Count">Removals until the threshold, or all that could be made.</param>
/// <param name="Auc">Sum of the largest component's share over the removals.</param>
/// <param name="AucSimpson">The same area by Simpson's rule.</param>
/// <param name="Reached">Whether the threshold is reached.</param>
/// <param name="AucNorm">The sum over the number of nodes.</param>
/// <param name="RFull">Mean share over the removal of all nodes, the order completed by degree; null under the largest-component rule.</param>
public sealed record ScoreLine(int Count, double Auc, double AucSimpson, bool Reached, double AucNorm, double? RFull)
{
    /// <summary>A score with six decimals.</summary>
    public static ScoreLine Of(Score score) => new(
        score.Count,
        NetworkFile.Rounded(score.Auc),
        NetworkFile.Rounded(score.AucSimpson),
        score.Reached,
        NetworkFile.Rounded(score.AucNorm),
        score.RFull is { } full ? NetworkFile.Rounded(full) : null);
}

/// <summary>A point of a curve.</summary>
/// <param name="K">Removals so far.</param>
/// <param name="Lcc">Size of the largest component then.</param>
/// <param name="Cost">Cost so far.</param>
public sealed record FallPoint(int K, int Lcc, double Cost)
{
    /// <summary>The curve of a score, from before the first removal on.</summary>
    public static IReadOnlyList<FallPoint> Of(Score score) => [.. score.Curve.Select((lcc, k) => new FallPoint(k, lcc, k))];
}
