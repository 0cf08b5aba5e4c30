namespace Kortwiek.Act;

/// <summary>How one run ended.</summary>
/// <param name="Reached">Share of the day's weight that was down when it was looked at.</param>
/// <param name="Failed">Measures that failed at least once.</param>
/// <param name="Ends">Where each measure stands when nothing falls due any more.</param>
/// <param name="Chain">What the goal waited for.</param>
internal sealed record RunResult(double Reached, IReadOnlyList<bool> Failed, IReadOnlyList<MeasureState> Ends, IReadOnlyList<ChainStep> Chain);
