namespace Kortwiek.Impact.Survival;

/// <summary>How a survival analysis is made and what is read off its curves.</summary>
public sealed record SurvivalOptions
{
    /// <summary>Scale of the limits.</summary>
    public ConfidenceType Type { get; init; } = ConfidenceType.LogLog;

    /// <summary>Level of all limits, above 0 and below 1.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>End of the window of the restricted mean; null for the longest that every group allows.</summary>
    public double? Tau { get; init; }

    /// <summary>Times at which the curves are read; finite and not negative.</summary>
    public IReadOnlyList<double> At { get; init; } = [];

    /// <summary>Weight of early times in the comparison: 0 log-rank, 1 Peto.</summary>
    public double Rho { get; init; }
}
