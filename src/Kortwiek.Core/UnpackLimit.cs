namespace Kortwiek.Core;

/// <summary>When unpacked bytes stop looking like a file and start looking like a bomb: over <paramref name="Bytes"/> and over <paramref name="Ratio"/> times the packed bytes.</summary>
/// <param name="Bytes">Unpacked bytes, at least 0; up to here nothing is refused.</param>
/// <param name="Ratio">Unpacked bytes per packed byte, at least 1.</param>
public sealed record UnpackLimit(long Bytes, double Ratio)
{
    /// <summary>50 GiB and 200 to 1.</summary>
    public static readonly UnpackLimit Default = new(50L << 30, 200);
}
