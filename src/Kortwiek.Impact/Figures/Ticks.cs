namespace Kortwiek.Impact.Figures;

/// <summary>Where an axis has its marks.</summary>
internal static class Ticks
{
    private static readonly double[] DaySteps = [1, 2, 5, 7, 14, 30, 60, 90, 180, 360, 720];

    /// <summary>Marks from 0 to at most <paramref name="end"/>, at round numbers; for days in weeks, months of 30 and years of 360.</summary>
    /// <param name="end">Above 0.</param>
    /// <param name="most">How many steps at most; at least 1.</param>
    /// <param name="days">True where the unit is days.</param>
    public static double[] Of(double end, int most, bool days)
    {
        var step = Step(end, most, days);
        var count = (int)Math.Floor(end / step * (1 + 1e-12));
        return [.. Enumerable.Range(0, count + 1).Select(i => i * step)];
    }

    private static double Step(double end, int most, bool days)
    {
        if (days && end >= 3)
        {
            foreach (var step in DaySteps)
            {
                if (end / step <= most)
                {
                    return step;
                }
            }
        }

        var scale = Math.Pow(10, Math.Floor(Math.Log10(end / most)));
        foreach (var factor in (ReadOnlySpan<double>)[1, 2, 2.5, 5])
        {
            if (end / (scale * factor) <= most)
            {
                return scale * factor;
            }
        }

        return scale * 10;
    }
}
