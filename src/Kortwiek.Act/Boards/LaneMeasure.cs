namespace Kortwiek.Act;

/// <summary>A measure on a lane.</summary>
/// <param name="Id">The measure.</param>
/// <param name="State">Where it stands.</param>
/// <param name="At">Its instant: T and its offset, or when it was carried out.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Held">Whether a hold stands.</param>
/// <param name="Reported">Whether it is reported only.</param>
public sealed record LaneMeasure(string Id, MeasureState State, DateTimeOffset At, MeasureKind Kind, bool Held, bool Reported);
