namespace Kortwiek.Act;

/// <summary>The interval of a share that was counted.</summary>
/// <remarks>Wilson, "Probable inference, the law of succession, and statistical inference" (1927).</remarks>
public static class WilsonInterval
{
    /// <summary>The two-sided 95 % quantile of the normal distribution.</summary>
    internal const double Z = 1.959963984540054;

    /// <summary>The 95 % interval of <paramref name="hits"/> of <paramref name="n"/>.</summary>
    /// <param name="hits">0 to <paramref name="n"/>.</param>
    /// <param name="n">At least 1.</param>
    public static (double Lo, double Hi) Of(int hits, int n)
    {
        var p = (double)hits / n;
        var z2 = Z * Z / n;
        var centre = p + (z2 / 2);
        var half = Z * Math.Sqrt((p * (1 - p) / n) + (z2 / (4 * n)));
        return (Math.Max(0, (centre - half) / (1 + z2)), Math.Min(1, (centre + half) / (1 + z2)));
    }
}
