using Kortwiek.Impact.Survival;

namespace Kortwiek.Tests.Impact;

public sealed class GoldenSurvivalTests
{
    [Fact]
    public void Kaplan_Meier_of_lung_agrees_with_R_on_the_log_scale() =>
        SameCurves("## KM lung all log", Golden.Lung().Cohort, ConfidenceType.Log, 186);

    [Fact]
    public void Kaplan_Meier_of_lung_by_sex_agrees_with_R_on_the_log_log_scale() =>
        SameCurves("## KM lung by sex log-log", Golden.Lung("sex").Cohort, ConfidenceType.LogLog, 206);

    [Fact]
    public void Kaplan_Meier_of_veteran_by_treatment_agrees_with_R_on_the_plain_scale() =>
        SameCurves("## KM veteran by trt plain", Golden.Veteran("trt").Cohort, ConfidenceType.Plain, 114);

    [Fact]
    public void Nelson_Aalen_of_lung_agrees_with_R()
    {
        var table = LifeTables.ByGroup(Golden.Lung().Cohort).Single();
        var (h, error) = NelsonAalen.Estimate(table);
        var rows = Golden.Section("golden-survival.txt", "## Nelson-Aalen lung all").Select(Golden.Numbers).Where(n => n.Length == 3).ToList();
        Assert.True(rows.Count > 40);
        foreach (var row in rows)
        {
            var i = Array.IndexOf(table.Time, row[0]);
            Golden.Close(row[1], h[i]);
            Golden.Close(row[2], error[i]);
        }
    }

    [Theory]
    [InlineData(ConfidenceType.Log, "log")]
    [InlineData(ConfidenceType.LogLog, "log-log")]
    [InlineData(ConfidenceType.Plain, "plain")]
    public void Quantiles_of_lung_by_sex_and_their_limits_agree_with_R(ConfidenceType type, string name)
    {
        var lines = Golden.Section("golden-survival2.txt", "## median lung by sex CI log / log-log / plain");
        var rows = lines.SkipWhile(l => l.Trim() != name).Skip(1).TakeWhile(l => l.Trim() is not ("log" or "log-log" or "plain"))
            .Where(l => l.StartsWith("sex=", StringComparison.Ordinal)).Select(Golden.Numbers).ToList();
        Assert.Equal(6, rows.Count);
        var curves = LifeTables.ByGroup(Golden.Lung("sex").Cohort).Select(t => KaplanMeier.Estimate(t, type)).ToArray();
        for (var row = 0; row < 6; row++)
        {
            foreach (var (share, column) in new[] { (0.25, 1), (0.5, 2), (0.75, 3) })
            {
                var quantile = Quantile.Of(curves[row % 2], share);
                Golden.Close(rows[row][column], row < 2 ? quantile.Value : row < 4 ? quantile.Lower : quantile.Upper);
            }
        }
    }

    [Fact]
    public void Restricted_means_of_lung_by_sex_and_their_difference_agree_with_R()
    {
        var rows = Golden.Section("golden-survival2.txt", "## RMST lung tau=500 each sex: rmst se; difference se z p");
        var curves = LifeTables.ByGroup(Golden.Lung("sex").Cohort).Select(t => KaplanMeier.Estimate(t)).ToArray();
        var means = curves.Select(c => RestrictedMean.Of(c, 500)).ToArray();
        for (var i = 0; i < 2; i++)
        {
            var expected = Golden.Numbers(rows[i + 1]);
            Golden.Close(expected[1], means[i].Mean);
            Golden.Close(expected[2], means[i].StandardError);
        }

        var difference = Golden.Numbers(rows[3]);
        var (value, error, z, p) = means[1].Minus(means[0]);
        Golden.Close(difference[0], value);
        Golden.Close(difference[1], error);
        Golden.Close(difference[2], z);
        Golden.Close(difference[3], p);
    }

    [Theory]
    [InlineData("## logrank lung sex", 0)]
    [InlineData("## peto rho=1 lung sex", 1)]
    public void The_comparison_of_lung_by_sex_agrees_with_R(string heading, double rho)
    {
        var result = LogRank.Test(LifeTables.ByGroup(Golden.Lung("sex").Cohort), rho);
        Golden.Close(ChiSquare(heading), result.ChiSquare);
        Assert.Equal(1, result.Degrees);
        Golden.Close(MathNet.Numerics.SpecialFunctions.Erfc(Math.Sqrt(result.ChiSquare / 2)), result.P);
    }

    [Fact]
    public void The_comparison_of_veteran_within_cell_types_agrees_with_R()
    {
        var tables = LifeTables.ByStratumAndGroup(Golden.Veteran("trt", "celltype").Cohort);
        Assert.Equal(4, tables.Length);
        Golden.Close(ChiSquare("## logrank stratified veteran trt strata(celltype)"), LogRank.Test(tables).ChiSquare);
    }

    [Fact]
    public void The_comparison_of_four_cell_types_agrees_with_R_down_to_the_covariances()
    {
        var rows = Golden.Section("golden-survival2.txt", "## log-rank k=4 groups, veteran by celltype: chisq df");
        var cohort = Golden.Veteran("celltype").Cohort;
        var result = LogRank.Test(LifeTables.ByGroup(cohort));

        // R keeps the file's order of the cell types; here they are in alphabetical order.
        var order = new[] { "squamous", "smallcell", "adeno", "large" }.Select(n => cohort.Groups!.Names.ToList().IndexOf(n)).ToArray();
        Golden.Close(Golden.Numbers(rows[0])[0], result.ChiSquare);
        Assert.Equal(3, result.Degrees);
        for (var i = 0; i < 4; i++)
        {
            Golden.Close(Golden.Numbers(rows[1])[i], result.Observed[order[i]]);
            Golden.Close(Golden.Numbers(rows[2])[i], result.Expected[order[i]]);
            var covariances = Golden.Numbers(rows[4 + i].Split(']')[1]);
            for (var j = 0; j < 4; j++)
            {
                Golden.Close(covariances[j], result.Variance[order[i], order[j]]);
            }
        }
    }

    [Fact]
    public void Adjusted_p_values_agree_with_R()
    {
        double[] p = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205];
        var rows = Golden.Section("golden-survival2.txt", "## p.adjust of 0.001 0.008 0.039 0.041 0.042 0.06 0.074 0.205: holm, BH, bonferroni");
        foreach (var (expected, actual) in Golden.Numbers(rows[0]).Zip(MultipleTests.Holm(p)).Concat(Golden.Numbers(rows[1]).Zip(MultipleTests.BenjaminiHochberg(p))))
        {
            Golden.Close(expected, actual);
        }
    }

    private static double ChiSquare(string heading) =>
        Golden.Numbers(Golden.Section("golden-survival.txt", heading).Single(l => l.StartsWith("chisq", StringComparison.Ordinal)))[0];

    private static void SameCurves(string heading, Cohort cohort, ConfidenceType type, int atLeast)
    {
        var rows = Golden.Section("golden-survival.txt", heading).Where(l => l.StartsWith('"') && !l.StartsWith("\"strata", StringComparison.Ordinal))
            .Select(l => l.Split(',')).ToList();
        Assert.True(rows.Count >= atLeast - 10, $"{rows.Count} rows");
        var curves = LifeTables.ByGroup(cohort).Select(t => KaplanMeier.Estimate(t, type)).ToArray();
        Assert.Equal(rows.Count, curves.Sum(c => c.S.Length));
        var next = 0;
        foreach (var curve in curves)
        {
            for (var i = 0; i < curve.S.Length; i++)
            {
                var r = Golden.Numbers(string.Join(',', rows[next++].Skip(1)));
                Assert.Equal([r[0], r[1], r[2], r[3]], [curve.Table.Time[i], curve.Table.AtRisk[i], curve.Table.Events[i], curve.Table.Censored[i]]);
                Golden.Close(r[4], curve.S[i]);
                Golden.Close(r[5], curve.StandardError[i]);
                Golden.Close(r[6], curve.Lower[i]);
                Golden.Close(r[7], curve.Upper[i]);
            }
        }
    }
}
