namespace Kortwiek.Act;

/// <summary>How one run ended.</summary>
/// <param name="Reached">Share of the day's weight that was down when it was looked at.</param>
/// <param name="Tried">Measures that were carried out or failed at least once.</param>
/// <param name="Failed">Measures that failed at least once.</param>
/// <param name="Ends">Where each measure stands when nothing falls due any more.</param>
/// <param name="Chain">What had been waited for by then.</param>
internal sealed record RunResult(double Reached, IReadOnlyList<bool> Tried, IReadOnlyList<bool> Failed, IReadOnlyList<MeasureState> Ends, IReadOnlyList<ChainStep> Chain);
