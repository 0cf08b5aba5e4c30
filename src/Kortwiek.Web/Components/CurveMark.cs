namespace Kortwiek.Web.Components;

/// <summary>An upright line in a curve, such as an action day.</summary>
/// <param name="X">Where.</param>
/// <param name="Label">A word or two.</param>
public sealed record CurveMark(double X, string Label);
