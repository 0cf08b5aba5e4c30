namespace Kortwiek.Act;

/// <summary>A measure of the day as a rehearsal plays it. Instants are seconds from T.</summary>
/// <param name="Id">Its own id, <c>rh-</c> and the plan's.</param>
/// <param name="Kind">What is assumed of its kind.</param>
/// <param name="Failure">Share of the tries that fail.</param>
/// <param name="Instant">When it goes.</param>
/// <param name="Grace">Seconds after its instant from which a success test may fail it.</param>
/// <param name="Group">Index of its group.</param>
/// <param name="Authority">Index of the executing authority.</param>
/// <param name="Weight">How much the network loses.</param>
/// <param name="After">Its predecessors; −1 for one that will never come.</param>
/// <param name="Elements">Indices of its elements.</param>
/// <param name="IsHeld">A hold of another authority stands on it.</param>
/// <param name="IsHeldByOwn">A hold of its own authority stands on it.</param>
/// <param name="IsContested">Another authority works on one of its elements.</param>
/// <param name="MayReady">Its instruments are valid at its instant.</param>
/// <param name="MayChange">Its elements are known.</param>
/// <param name="MaySubmit">It has an instrument and a success test.</param>
/// <param name="MayAuthorise">Nothing speaks against the magistrate's yes.</param>
internal sealed record RehearsedMeasure(
    string Id,
    KindAssumption Kind,
    double Failure,
    long Instant,
    long Grace,
    int Group,
    int Authority,
    double Weight,
    IReadOnlyList<(int Measure, bool AfterExecuted)> After,
    IReadOnlyList<int> Elements,
    bool IsHeld,
    bool IsHeldByOwn,
    bool IsContested,
    bool MayReady,
    bool MayChange,
    bool MaySubmit,
    bool MayAuthorise)
{
    /// <summary>Measures that wait for it.</summary>
    public IReadOnlyList<int> Before { get; init; } = [];

    /// <summary>The measure that stands in where it fails; −1 for none.</summary>
    public int Fallback { get; init; } = -1;

    /// <summary>It gets ready only when it is called: another falls back on it, and its instant is not before that one's.</summary>
    public bool IsReserve { get; init; }
}
