namespace Kortwiek.App.Measure;

using Kortwiek.Act;

/// <summary>A measure after a command.</summary>
/// <param name="Id">The measure.</param>
/// <param name="State">Where it now stands.</param>
/// <param name="Revision">Of its content.</param>
/// <param name="Held">Whether a hold stands.</param>
/// <param name="Events">What the command brought about, on this measure and on others.</param>
/// <param name="Effects">What follows for people.</param>
public sealed record MeasureAnswer(
    string Id, MeasureState State, int Revision, bool Held, IReadOnlyList<EventLine> Events, IReadOnlyList<Effect> Effects)
{
    internal static MeasureAnswer Of(Measure measure, Accepted accepted) => new(
        measure.Id, measure.State, measure.Revision, measure.IsHeld, [.. accepted.Events.Select(EventLine.Of)], accepted.Effects);
}

/// <summary>One line of a measure's history.</summary>
public sealed record EventLine(string Measure, int Sequence, DateTimeOffset At, CommandKind Command, MeasureState From, MeasureState To, string By, string? Reason)
{
    internal static EventLine Of(MeasureEvent e) => new(e.MeasureId, e.Sequence, e.At, e.Command, e.From, e.To, e.By, e.Detail.Reason);
}
