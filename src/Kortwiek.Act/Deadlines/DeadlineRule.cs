namespace Kortwiek.Act;

/// <summary>A deadline as a law or the team sets it: data, so that a lawyer can correct it without a release.</summary>
/// <param name="Id">Stable, such as <c>tco.removal</c>.</param>
/// <param name="Title">What has to be done, in a few words.</param>
/// <param name="StartsOn">The event from which it counts, in words.</param>
/// <param name="Length">How long; null where the law gives no number, or the rule only describes.</param>
/// <param name="Direction">After the event, or before it.</param>
/// <param name="Extension">What may be added; null where nothing.</param>
/// <param name="ExtensionTimes">How often it may be added at most; 0 with no extension.</param>
/// <param name="EndMoves">Whether an end on a Saturday, Sunday or holiday moves to the next working day (Regulation 1182/71 art. 3(4)). Never for hours.</param>
/// <param name="NeedsProof">Whether the clock runs only with proof of the event (a receipt).</param>
/// <param name="ClockStops">Whether grounds can stop the clock; it then starts anew when the last one ends.</param>
/// <param name="WarnBefore">How long before the end people are warned, longest first.</param>
/// <param name="AppliesTo">The types of instrument that bring it along.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Verified">True where it was compared with a stored copy of the public source.</param>
/// <param name="Note">What a reader should know; may be empty.</param>
public sealed record DeadlineRule(
    string Id,
    string Title,
    string StartsOn,
    PeriodLength? Length,
    PeriodDirection Direction,
    PeriodLength? Extension,
    int ExtensionTimes,
    bool EndMoves,
    bool NeedsProof,
    bool ClockStops,
    IReadOnlyList<PeriodLength> WarnBefore,
    IReadOnlyList<InstrumentType> AppliesTo,
    string Source,
    bool Verified,
    string Note);
