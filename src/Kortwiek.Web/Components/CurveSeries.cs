namespace Kortwiek.Web.Components;

/// <summary>One line of a <c>Curve</c>.</summary>
/// <param name="Name">Shown in the legend.</param>
/// <param name="Points">In the order of x.</param>
/// <param name="Step">True where the value holds until the next point: survival curves.</param>
/// <param name="Band">Lower and upper bound at each point, or null.</param>
/// <param name="Ticks">Points with a small stroke: censored observations.</param>
public sealed record CurveSeries(string Name, IReadOnlyList<CurvePoint> Points, bool Step = false, IReadOnlyList<CurveBand>? Band = null, IReadOnlyList<CurvePoint>? Ticks = null);
