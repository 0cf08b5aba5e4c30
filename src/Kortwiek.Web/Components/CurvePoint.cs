using System.Runtime.InteropServices;

namespace Kortwiek.Web.Components;

/// <summary>A point of a curve in its own units.</summary>
/// <param name="X">Along.</param>
/// <param name="Y">Up.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CurvePoint(double X, double Y);
