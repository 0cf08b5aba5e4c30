using System.Runtime.InteropServices;

namespace Kortwiek.Impact.Survival;

/// <summary>The mean time without the event within a window that starts at 0: the area under the curve up to τ.</summary>
/// <param name="Tau">The window's end.</param>
/// <param name="Mean">In the unit of the times; at most τ.</param>
/// <param name="StandardError">√Σ A²d/(n(n−d)) over the events up to τ, A being the area behind each.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RestrictedMean(double Tau, double Mean, double StandardError)
{
    /// <summary>The largest τ for which the curve is known; infinite where it comes to 0, NaN where it is empty.</summary>
    public static double LargestTau(SurvivalCurve curve) => curve.ReachesZero ? double.PositiveInfinity : curve.Table.LastTime;

    /// <summary>Integrates a curve.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="tau">Above 0 and not above <see cref="LargestTau"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The curve is not known up to τ.</exception>
    public static RestrictedMean Of(SurvivalCurve curve, double tau)
    {
        if (!(tau > 0 && tau <= LargestTau(curve)))
        {
            throw new ArgumentOutOfRangeException(nameof(tau), tau, "The curve is not known up to this time.");
        }

        var (table, area, variance, end) = (curve.Table, 0.0, 0.0, tau);
        for (var i = curve.IndexAt(tau); i >= 0; i--)
        {
            area += curve.S[i] * (end - table.Time[i]);
            end = table.Time[i];
            double n = table.AtRisk[i], d = table.Events[i];
            if (d > 0 && n > d)
            {
                variance += area * area * d / (n * (n - d));
            }
        }

        return new RestrictedMean(tau, area + end, Math.Sqrt(variance));
    }

    /// <summary>This mean less another, of two groups that share no subject; z and its two-sided p from √(v₁ + v₂).</summary>
    public (double Difference, double StandardError, double Z, double P) Minus(RestrictedMean other)
    {
        var difference = Mean - other.Mean;
        var error = Math.Sqrt(StandardError * StandardError + other.StandardError * other.StandardError);
        var z = error > 0 ? difference / error : double.NaN;
        return (difference, error, z, Tails.TwoSided(z));
    }
}
