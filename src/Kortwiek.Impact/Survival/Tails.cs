using MathNet.Numerics;

namespace Kortwiek.Impact.Survival;

/// <summary>Tail probabilities that stay exact where they are tiny: 1 − CDF would be 0 there.</summary>
internal static class Tails
{
    /// <summary>z with P(|Z| ≤ z) = level; 1.959963984540054 for 0.95.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static double TwoSidedQuantile(double level)
    {
        if (!(level > 0 && level < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level is above 0 and below 1.");
        }

        return Math.Sqrt(2) * SpecialFunctions.ErfInv(level);
    }

    /// <summary>P(|Z| ≥ |z|) of the standard normal distribution.</summary>
    public static double TwoSided(double z) => SpecialFunctions.Erfc(Math.Abs(z) / Math.Sqrt(2));

    /// <summary>P(χ² ≥ x) with <paramref name="degrees"/> ≥ 1 degrees of freedom.</summary>
    public static double ChiSquare(double x, int degrees) => x <= 0 ? 1 : SpecialFunctions.GammaUpperRegularized(degrees / 2.0, x / 2);
}
