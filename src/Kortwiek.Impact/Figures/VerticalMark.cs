namespace Kortwiek.Impact.Figures;

/// <summary>A time that a figure points at.</summary>
/// <param name="Time">On the horizontal axis.</param>
/// <param name="Label">A few words.</param>
public sealed record VerticalMark(double Time, string Label);
