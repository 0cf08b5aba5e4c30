namespace Kortwiek.Impact.Survival;

/// <summary>Adjusts p-values of one report, so that many looks at the data do not make a finding by themselves. NaN stays NaN and is not counted.</summary>
public static class MultipleTests
{
    /// <summary>For claims: the chance of even one false finding stays below the level.</summary>
    /// <remarks>Holm (1979).</remarks>
    public static double[] Holm(IReadOnlyList<double> p)
    {
        var order = Order(p);
        var adjusted = Unknown(p.Count);
        double running = 0;
        for (var i = 0; i < order.Length; i++)
        {
            running = Math.Max(running, Math.Min(1, (order.Length - i) * p[order[i]]));
            adjusted[order[i]] = running;
        }

        return adjusted;
    }

    /// <summary>For lists that are explored: the expected share of false findings among all findings stays below the level.</summary>
    /// <remarks>Benjamini and Hochberg (1995).</remarks>
    public static double[] BenjaminiHochberg(IReadOnlyList<double> p)
    {
        var order = Order(p);
        var adjusted = Unknown(p.Count);
        double running = 1;
        for (var i = order.Length - 1; i >= 0; i--)
        {
            running = Math.Min(running, order.Length * p[order[i]] / (i + 1));
            adjusted[order[i]] = running;
        }

        return adjusted;
    }

    private static int[] Order(IReadOnlyList<double> p) =>
        [.. Enumerable.Range(0, p.Count).Where(i => !double.IsNaN(p[i])).OrderBy(i => p[i]).ThenBy(i => i)];

    private static double[] Unknown(int count)
    {
        var values = new double[count];
        Array.Fill(values, double.NaN);
        return values;
    }
}
