namespace Kortwiek.Plan.Scoring;

/// <summary>Composite Simpson integration of equally spaced samples with step 1.</summary>
internal static class Simpson
{
    /// <summary>The area under N samples: N odd is the classic 1/3 rule; N even the same on the first N - 1 and a three-point end correction on the last interval; 0 for one sample, the trapezoid for two.</summary>
    public static double Integrate(ReadOnlySpan<double> y)
    {
        var n = y.Length;
        switch (n)
        {
            case 0 or 1:
                return 0;
            case 2:
                return (y[0] + y[1]) / 2;
            default:
                var odd = n % 2 == 1 ? n : n - 1;
                double inner = 0;
                for (var i = 1; i < odd - 1; i++)
                {
                    inner += (i % 2 == 1 ? 4 : 2) * y[i];
                }

                var area = (y[0] + inner + y[odd - 1]) / 3;
                return odd == n ? area : area + ((5.0 * y[n - 1]) / 12) + ((2.0 * y[n - 2]) / 3) - (y[n - 3] / 12);
        }
    }
}
