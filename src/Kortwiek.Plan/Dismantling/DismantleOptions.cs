namespace Kortwiek.Plan.Dismantling;

/// <summary>What counts as the better plan.</summary>
public enum DismantleObjective
{
    /// <summary>The smaller area under the curve: the network falls early.</summary>
    Auc,

    /// <summary>The fewer removals.</summary>
    Count,
}

/// <summary>How long and towards what a plan is searched.</summary>
public sealed record DismantleOptions
{
    /// <summary>Share of the nodes that may stay connected; above 0, at most 1; 0.1 by default.</summary>
    public double Threshold { get; init; } = 0.1;

    /// <summary>Which of the two best plans is the answer; the other one is the alternative.</summary>
    public DismantleObjective Objective { get; init; } = DismantleObjective.Auc;

    /// <summary>When the search ends; 30 s by default. Not used where <see cref="Iterations"/> is set.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Rounds of search instead of a time limit, from 0: the result is then the same to the byte on every machine, and no times are measured.</summary>
    public int? Iterations { get; init; }

    /// <summary>Start of the random sequence.</summary>
    public ulong Seed { get; init; } = 1;
}
