namespace Kortwiek.Act;

/// <summary>What many runs of a day say. It rests on assumptions, not on measurements. Shares lie between 0 and 1.</summary>
/// <param name="Seed">Start of the random sequence.</param>
/// <param name="Runs">Number of runs.</param>
/// <param name="Measures">Measures of the day that take part.</param>
/// <param name="Supposed">How many of them are not authorised yet and are supposed to be.</param>
/// <param name="Rewound">How many of them have gone further than ready and are supposed not to have.</param>
/// <param name="PWeight">Share of the runs in which at least so much of the weight was down when it was looked at.</param>
/// <param name="Target">The same for the weight that the day's release asks for.</param>
/// <param name="MeanWeight">Mean share of the weight that was down.</param>
/// <param name="Critical">The most frequent chain, the first step first: to the measure with which the target was reached by then, else to the last that was carried out; empty where nothing ever was.</param>
/// <param name="CriticalP">Share of the runs with this very chain.</param>
/// <param name="Fragile">The ten measures whose failure costs most, the dearest first; only those that failed in at least two runs and held in at least two.</param>
/// <param name="EndStates">Measures per state at the end, over all runs; they add up to runs times measures.</param>
/// <param name="Blocked">What keeps a measure from going as the plan stands.</param>
/// <param name="Replay">A typical run, played over the real rules.</param>
public sealed record RehearsalReport(
    ulong Seed,
    int Runs,
    int Measures,
    int Supposed,
    int Rewound,
    IReadOnlyList<WeightPoint> PWeight,
    WeightPoint Target,
    double MeanWeight,
    IReadOnlyList<CriticalStep> Critical,
    double CriticalP,
    IReadOnlyList<FragileMeasure> Fragile,
    IReadOnlyDictionary<string, long> EndStates,
    IReadOnlyList<RehearsalBlock> Blocked,
    RehearsalReplay Replay);

/// <summary>How often at least so much of the weight was down.</summary>
/// <param name="W">Share of the weight.</param>
/// <param name="P">Share of the runs.</param>
/// <param name="Lo">Lower end of its 95 % interval (Wilson).</param>
/// <param name="Hi">Upper end.</param>
public sealed record WeightPoint(double W, double P, double Lo, double Hi);

/// <summary>A step of the critical chain.</summary>
/// <param name="Step">What it is.</param>
/// <param name="Id">Which measure, authority or group.</param>
/// <param name="P">Share of the runs in whose chain it stands.</param>
public sealed record CriticalStep(CriticalKind Step, string Id, double P);

/// <summary>What the failure of a measure costs.</summary>
/// <param name="Id">The measure.</param>
/// <param name="Cost">Mean share of the weight where it was tried and never failed, less the mean where it failed.</param>
/// <param name="Ci">Half the width of the 95 % interval of the cost.</param>
/// <param name="Failed">Runs in which it failed.</param>
public sealed record FragileMeasure(string Id, double Cost, double Ci, int Failed);

/// <summary>A run over the real rules.</summary>
/// <param name="Run">Its number, from 1.</param>
/// <param name="Reached">Share of the weight that was down.</param>
/// <param name="Refused">Commands and signatures that the rules refused.</param>
/// <param name="EndStates">Measures per state at the end.</param>
/// <param name="Record">Everything that happened, in order.</param>
public sealed record RehearsalReplay(int Run, double Reached, int Refused, IReadOnlyDictionary<string, int> EndStates, IReadOnlyList<RehearsalEvent> Record);
