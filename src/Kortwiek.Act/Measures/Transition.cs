namespace Kortwiek.Act;

/// <summary>A row of the table.</summary>
/// <param name="Who">Who may.</param>
/// <param name="Guards">What has to hold; all of them are asked.</param>
/// <param name="Next">The state after.</param>
internal sealed record Transition(Who Who, IReadOnlyList<Guard> Guards, MeasureState Next);
