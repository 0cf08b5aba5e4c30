namespace Kortwiek.Impact.Survival;

/// <summary>A comparison of groups over the whole time.</summary>
/// <param name="ChiSquare">χ² = UᵀV⁻¹U; NaN where no two groups were ever at risk together at an event.</param>
/// <param name="Degrees">Degrees of freedom: groups compared less one.</param>
/// <param name="P">Upper tail.</param>
/// <param name="Observed">Weighted events by group.</param>
/// <param name="Expected">Weighted events that would be expected were all groups alike.</param>
/// <param name="Variance">V, row by row.</param>
/// <param name="Dropped">Indices of groups that were never at risk together with another one at an event.</param>
public sealed record LogRankResult(
    double ChiSquare,
    int Degrees,
    double P,
    double[] Observed,
    double[] Expected,
    double[,] Variance,
    IReadOnlyList<int> Dropped);
