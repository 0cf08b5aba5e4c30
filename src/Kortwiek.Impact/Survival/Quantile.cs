using System.Runtime.InteropServices;

namespace Kortwiek.Impact.Survival;

/// <summary>The time by which a share of the subjects has had the event, with its limits. NaN means "not reached": never the last time.</summary>
/// <param name="Value">Smallest time with S ≤ 1 − p; the middle of the step where S is 1 − p all along it.</param>
/// <param name="Lower">The same of the curve's lower limit.</param>
/// <param name="Upper">The same of the curve's upper limit.</param>
/// <remarks>Brookmeyer and Crowley (1982).</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Quantile(double Value, double Lower, double Upper)
{
    /// <summary>Reads the quantile off a curve.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="share">p, above 0 and below 1; 0.5 for the median.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    public static Quantile Of(SurvivalCurve curve, double share)
    {
        if (!(share > 0 && share < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share is above 0 and below 1.");
        }

        var time = curve.Table.Time;
        return new Quantile(Cross(time, curve.S, 1 - share), Cross(time, curve.Lower, 1 - share), Cross(time, curve.Upper, 1 - share));
    }

    private static double Cross(double[] time, double[] y, double level)
    {
        for (var i = 0; i < y.Length; i++)
        {
            // False for NaN, where nothing is known.
            if (!(y[i] < level + LifeTables.Tolerance))
            {
                continue;
            }

            if (Math.Abs(y[i] - level) >= LifeTables.Tolerance)
            {
                return time[i];
            }

            for (var next = i + 1; next < y.Length; next++)
            {
                if (y[next] < y[i])
                {
                    return (time[i] + time[next]) / 2;
                }
            }

            return time[i];
        }

        return double.NaN;
    }
}
