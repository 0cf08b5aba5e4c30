namespace Kortwiek.Act;

/// <summary>A triangular distribution: what an estimate of three figures says. Unit: minutes.</summary>
/// <param name="Min">The shortest; at least 0.</param>
/// <param name="Mode">The most likely; between the others.</param>
/// <param name="Max">The longest.</param>
/// <remarks>Johnson, "The triangular distribution as a proxy for the beta distribution in risk analysis" (1997).</remarks>
public sealed record Triangular(double Min, double Mode, double Max)
{
    /// <summary>(a + b + c) / 3.</summary>
    public double Mean => (Min + Mode + Max) / 3;

    /// <summary>(a² + b² + c² − ab − ac − bc) / 18, in square minutes.</summary>
    public double Variance => ((Min * Min) + (Mode * Mode) + (Max * Max) - (Min * Mode) - (Min * Max) - (Mode * Max)) / 18;

    /// <summary>True where 0 ≤ Min ≤ Mode ≤ Max ≤ 60 days.</summary>
    public bool IsProper => Min >= 0 && Min <= Mode && Mode <= Max && Max <= 86_400;

    /// <summary>The value below which a share <paramref name="u"/> lies: the inverse of the distribution function.</summary>
    /// <param name="u">From 0 up to 1.</param>
    public double At(double u)
    {
        var width = Max - Min;
        var left = Mode - Min;
        return u * width < left
            ? Min + Math.Sqrt(u * width * left)
            : Max - Math.Sqrt((1 - u) * width * (Max - Mode));
    }

    /// <summary>The same in whole seconds.</summary>
    internal long SecondsAt(double u) => (long)Math.Round(60 * At(u));
}
