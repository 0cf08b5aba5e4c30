namespace Kortwiek.App.Deconflict;

using Kortwiek.Act;

/// <summary>A measure of the other side as both learn of it: no number, which would tell its compartment, and no name.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="State">Where it stood when both had opened the hit.</param>
/// <param name="At">Its instant; null without an action group.</param>
public sealed record HitMeasure(MeasureKind Kind, MeasureState State, DateTimeOffset? At);
