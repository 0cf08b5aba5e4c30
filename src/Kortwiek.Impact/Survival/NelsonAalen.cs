namespace Kortwiek.Impact.Survival;

/// <summary>The estimator of the cumulative hazard.</summary>
/// <remarks>Nelson (1969), Aalen (1978): H = Σ d/n with variance Σ d/n².</remarks>
public static class NelsonAalen
{
    /// <summary>H and its standard error just after each time of the table.</summary>
    public static (double[] H, double[] StandardError) Estimate(LifeTable table)
    {
        var h = new double[table.Time.Length];
        var error = new double[h.Length];
        double hazard = 0, variance = 0, root = 0;
        for (var i = 0; i < h.Length; i++)
        {
            if (table.Events[i] > 0)
            {
                double n = table.AtRisk[i];
                var step = table.Events[i] / n;
                hazard += step;
                variance += step / n;
                root = Math.Sqrt(variance);
            }

            (h[i], error[i]) = (hazard, root);
        }

        return (h, error);
    }
}
