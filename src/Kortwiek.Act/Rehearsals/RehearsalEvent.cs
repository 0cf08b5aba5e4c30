namespace Kortwiek.Act;

/// <summary>What happened to a measure in a rehearsal. A type of its own: no store of real measures takes it.</summary>
/// <param name="Id">The rehearsal's own id, <c>rh-</c> and the measure's.</param>
/// <param name="At">When, on the rehearsal's clock.</param>
/// <param name="Command">What was asked.</param>
/// <param name="From">The state before.</param>
/// <param name="To">The state after.</param>
/// <param name="By">The invented person, or the part of the system.</param>
public sealed record RehearsalEvent(string Id, DateTimeOffset At, CommandKind Command, MeasureState From, MeasureState To, string By)
{
    internal static RehearsalEvent Of(MeasureEvent e) => new(e.MeasureId, e.At, e.Command, e.From, e.To, e.By);
}
