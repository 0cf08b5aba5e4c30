namespace Kortwiek.Impact.Survival;

/// <summary>The product-limit estimator of survival, with limits at each time.</summary>
/// <remarks>
/// Kaplan and Meier (1958): S = Π(1 − d/n). Greenwood: G = Σ d/(n(n−d)), se = S√G.
/// Limits: log-log S^exp(±z√G/ln S), log S·e^(±z√G), plain S ± zS√G.
/// </remarks>
public static class KaplanMeier
{
    /// <summary>Estimates the curve of one group.</summary>
    /// <param name="table">The group's life table.</param>
    /// <param name="type">Scale of the limits.</param>
    /// <param name="level">Their level, above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static SurvivalCurve Estimate(LifeTable table, ConfidenceType type = ConfidenceType.LogLog, double level = 0.95)
    {
        var z = Tails.TwoSidedQuantile(level);
        var count = table.Time.Length;
        var s = new double[count];
        var se = new double[count];
        var lower = new double[count];
        var upper = new double[count];
        double survival = 1, greenwood = 0, error = 0, low = 1, high = 1;
        for (var i = 0; i < count; i++)
        {
            double n = table.AtRisk[i], d = table.Events[i];
            if (d > 0)
            {
                survival *= (n - d) / n;
                greenwood += d / (n * (n - d));
                var root = Math.Sqrt(greenwood);
                error = survival > 0 ? survival * root : double.NaN;
                (low, high) = survival > 0 ? Limits(type, survival, z * root) : (double.NaN, double.NaN);
            }

            (s[i], se[i], lower[i], upper[i]) = (survival, error, low, high);
        }

        return new SurvivalCurve(table, s, se, lower, upper);
    }

    private static (double Low, double High) Limits(ConfidenceType type, double s, double width)
    {
        switch (type)
        {
            case ConfidenceType.Log:
                var factor = Math.Exp(width);
                return (s / factor, Math.Min(1, s * factor));
            case ConfidenceType.Plain:
                return (Math.Max(0, s - s * width), Math.Min(1, s + s * width));
            default:
                var log = Math.Log(s);
                var power = Math.Exp(-width / log);
                return (Math.Exp(log * power), Math.Exp(log / power));
        }
    }
}
