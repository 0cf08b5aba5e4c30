using System.Runtime.InteropServices;

namespace Kortwiek.Evidence.Intake;

/// <summary>Bytes of a source that could not be read; zeros stand for them.</summary>
/// <param name="Offset">From 0.</param>
/// <param name="Length">At least 1.</param>
/// <param name="ErrorNumber">The system's error number.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct BadRange(long Offset, long Length, int ErrorNumber);
