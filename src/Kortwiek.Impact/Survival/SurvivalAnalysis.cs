using System.Globalization;
using Kortwiek.Core;

namespace Kortwiek.Impact.Survival;

/// <summary>From a cohort to all that is said about it: the one function that the command line and the pages call.</summary>
public static class SurvivalAnalysis
{
    /// <summary>Makes curves, medians, restricted means and the comparison of the groups.</summary>
    /// <param name="cohort">At least one subject.</param>
    /// <param name="options">How.</param>
    /// <param name="warnings">Those of the reader; they come first in the report.</param>
    /// <param name="cancellation">Asked between the steps.</param>
    /// <returns>Bad input for a level, a τ or a time outside its range; τ names the largest that is allowed.</returns>
    public static Outcome<SurvivalReport> Run(Cohort cohort, SurvivalOptions options, IReadOnlyList<Notice> warnings, CancellationToken cancellation)
    {
        if (Check(options) is { } fault)
        {
            return fault;
        }

        var names = cohort.Groups?.Names ?? ["all"];
        var notices = new List<Notice>(warnings);
        var tables = LifeTables.ByGroup(cohort);
        if (tables.Sum(t => t.Count) is var used && used < cohort.Count)
        {
            notices.Add(new Notice("never-at-risk", $"{cohort.Count - used} rows start and end at what counts as one time; they were never at risk and were left out."));
        }

        cancellation.ThrowIfCancellationRequested();
        var curves = Array.ConvertAll(tables, t => KaplanMeier.Estimate(t, options.Type, options.Level));
        cancellation.ThrowIfCancellationRequested();
        if (Tau(curves, names, options.Tau, out var tau) is { } tooLong)
        {
            return tooLong;
        }

        var means = Array.ConvertAll(curves, c => c.Table.Count > 0 && tau > 0 ? RestrictedMean.Of(c, tau) : new RestrictedMean(tau, double.NaN, double.NaN));
        var groups = new List<SurvivalReport.Group>(names.Count);
        for (var i = 0; i < names.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            groups.Add(Describe(names[i], curves[i], means[i], options));
            Warn(names[i], curves[i], notices);
        }

        var comparison = Compare(cohort, tables, names, options, notices);
        return new SurvivalReport(
            "km",
            new SurvivalReport.Confidence(options.Type, options.Level),
            groups,
            comparison,
            Differences(names, means, options.Level),
            notices);
    }

    private static BadInput? Check(SurvivalOptions options)
    {
        static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
        if (!(options.Level > 0 && options.Level < 1))
        {
            return new BadInput($"The level {Text(options.Level)} is not between 0 and 1. Write 0.95 for 95 per cent.");
        }

        if (options.Tau is { } tau && !(tau > 0 && double.IsFinite(tau)))
        {
            return new BadInput($"The window {Text(tau)} is no time above 0.");
        }

        if (options.At.FirstOrDefault(t => !(t >= 0 && double.IsFinite(t)), 0) is not 0 and var wrong)
        {
            return new BadInput($"The time {Text(wrong)} to be read off is negative or no number.");
        }

        return options.Rho >= 0 && double.IsFinite(options.Rho) ? null : new BadInput($"The weight {Text(options.Rho)} is negative or no number. 0 is the log-rank test, 1 that of Peto.");
    }

    private static BadInput? Tau(SurvivalCurve[] curves, IReadOnlyList<string> names, double? asked, out double tau)
    {
        var shortest = -1;
        double largest = double.PositiveInfinity, last = 0;
        for (var i = 0; i < curves.Length; i++)
        {
            if (curves[i].Table.Count == 0)
            {
                continue;
            }

            last = Math.Max(last, curves[i].Table.LastTime);
            if (RestrictedMean.LargestTau(curves[i]) < largest)
            {
                (shortest, largest) = (i, RestrictedMean.LargestTau(curves[i]));
            }
        }

        tau = asked ?? Math.Min(largest, last);
        return tau <= largest
            ? null
            : new BadInput(string.Create(
                CultureInfo.InvariantCulture,
                $"The window {tau:R} is longer than group \"{names[shortest]}\" was watched. The largest that all groups allow is {largest:R}."));
    }

    private static SurvivalReport.Group Describe(string name, SurvivalCurve curve, RestrictedMean mean, SurvivalOptions options)
    {
        var table = curve.Table;
        var (hazard, hazardError) = NelsonAalen.Estimate(table);
        var points = new SurvivalReport.Point[table.Time.Length];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = new SurvivalReport.Point(
                table.Time[i],
                table.AtRisk[i],
                table.Events[i],
                table.Censored[i],
                curve.S[i],
                curve.StandardError[i],
                curve.Lower[i],
                curve.Upper[i],
                hazard[i],
                hazardError[i]);
        }

        var median = Quantile.Of(curve, 0.5);
        return new SurvivalReport.Group(
            name,
            table.Count,
            table.EventCount,
            median.Value,
            median.Lower,
            median.Upper,
            mean.Mean,
            mean.StandardError,
            mean.Tau,
            points,
            [.. options.At.Select(t => Read(curve, t))],
            table.Entries is null ? null : [.. table.Entries.CountBy(e => e).Select(e => new SurvivalReport.Entry(e.Key, e.Value))]);
    }

    private static SurvivalReport.Reading Read(SurvivalCurve curve, double time)
    {
        var risk = curve.Table.AtRiskAt(time);
        if (!curve.KnownAt(time))
        {
            return new SurvivalReport.Reading(time, risk, double.NaN, double.NaN, double.NaN, double.NaN);
        }

        var i = curve.IndexAt(time);
        return i < 0
            ? new SurvivalReport.Reading(time, risk, 1, 0, 1, 1)
            : new SurvivalReport.Reading(time, risk, curve.S[i], curve.StandardError[i], curve.Lower[i], curve.Upper[i]);
    }

    private static void Warn(string name, SurvivalCurve curve, List<Notice> notices)
    {
        var table = curve.Table;
        if (table.Count == 0)
        {
            notices.Add(new Notice("empty-group", $"Group \"{name}\" has no subject that was ever at risk."));
            return;
        }

        if (table.EventCount == 0)
        {
            notices.Add(new Notice("no-event", $"Group \"{name}\" has no event: its curve stays at 1."));
        }

        var zero = Array.IndexOf(curve.S, 0.0);
        if (zero < 0)
        {
            return;
        }

        var time = table.Time[zero].ToString("R", CultureInfo.InvariantCulture);
        notices.Add(zero == table.Time.Length - 1
            ? new Notice("none-left-at-risk", $"Group \"{name}\": none left at risk after {time}; there are no limits behind it.")
            : new Notice("early-zero", $"Group \"{name}\": the few who were at risk at {time} all had the event, so the curve is 0 from there although others came in later. Start the clock later."));
    }

    private static SurvivalReport.Comparison? Compare(Cohort cohort, LifeTable[] tables, IReadOnlyList<string> names, SurvivalOptions options, List<Notice> notices)
    {
        if (names.Count < 2)
        {
            if (cohort.Groups is not null)
            {
                notices.Add(new Notice("one-group", $"There is only the group \"{names[0]}\": nothing to compare."));
            }

            return null;
        }

        if (tables.All(t => t.EventCount == 0))
        {
            return null;
        }

        var result = LogRank.Test(cohort.Strata is null ? [tables] : LifeTables.ByStratumAndGroup(cohort), options.Rho);
        foreach (var dropped in result.Dropped)
        {
            notices.Add(new Notice("group-not-compared", $"Group \"{names[dropped]}\" was never at risk together with another group at an event; it is left out of the comparison."));
        }

        return result.Degrees == 0
            ? null
            : new SurvivalReport.Comparison(result.ChiSquare, result.Degrees, result.P, result.Observed, result.Expected, options.Rho, cohort.Strata?.Names.Count ?? 1);
    }

    private static List<SurvivalReport.Difference> Differences(IReadOnlyList<string> names, RestrictedMean[] means, double level)
    {
        var z = Tails.TwoSidedQuantile(level);
        var pairs = new List<SurvivalReport.Difference>();
        for (var b = 1; b < names.Count; b++)
        {
            for (var a = 0; a < b; a++)
            {
                var (value, error, ratio, p) = means[b].Minus(means[a]);
                pairs.Add(new SurvivalReport.Difference(names[a], names[b], value, error, value - z * error, value + z * error, ratio, p, double.NaN));
            }
        }

        var adjusted = MultipleTests.Holm([.. pairs.Select(d => d.P)]);
        return [.. pairs.Select((d, i) => d with { PHolm = adjusted[i] })];
    }
}
