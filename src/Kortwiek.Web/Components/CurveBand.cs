using System.Runtime.InteropServices;

namespace Kortwiek.Web.Components;

/// <summary>An interval of a curve.</summary>
/// <param name="X">Along.</param>
/// <param name="Low">Lower bound.</param>
/// <param name="High">Upper bound.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CurveBand(double X, double Low, double High);
