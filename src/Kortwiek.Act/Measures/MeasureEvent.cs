namespace Kortwiek.Act;

/// <summary>What happened to a measure. The events of a measure, in their order, give the measure again byte for byte.</summary>
/// <param name="MeasureId">The measure.</param>
/// <param name="Sequence">From 1, without a gap, per measure.</param>
/// <param name="At">When.</param>
/// <param name="Command">What was asked.</param>
/// <param name="From">The state before.</param>
/// <param name="To">The state after.</param>
/// <param name="By">Code of the member or part of the system.</param>
/// <param name="PersonId">The human being behind it.</param>
/// <param name="Authority">Code of the authority; empty for a part of the system.</param>
/// <param name="Detail">What the command brought.</param>
public sealed record MeasureEvent(
    string MeasureId,
    int Sequence,
    DateTimeOffset At,
    CommandKind Command,
    MeasureState From,
    MeasureState To,
    string By,
    string PersonId,
    string Authority,
    CommandDetail Detail);
