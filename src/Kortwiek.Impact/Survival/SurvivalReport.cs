using System.Runtime.InteropServices;

namespace Kortwiek.Impact.Survival;

/// <summary>The whole answer of a survival analysis, ready to be stored and shown. NaN (null in JSON) means that there is no such number.</summary>
/// <param name="Method">How the curves were made: <c>km</c>.</param>
/// <param name="Conf">Scale and level of all limits.</param>
/// <param name="Groups">One for each group, in their order.</param>
/// <param name="Logrank">The comparison of the groups, or null where there is nothing to compare.</param>
/// <param name="RmstDifferences">Every two groups' restricted means compared; empty for one group.</param>
/// <param name="Warnings">What the reader must know.</param>
public sealed record SurvivalReport(
    string Method,
    SurvivalReport.Confidence Conf,
    IReadOnlyList<SurvivalReport.Group> Groups,
    SurvivalReport.Comparison? Logrank,
    IReadOnlyList<SurvivalReport.Difference> RmstDifferences,
    IReadOnlyList<Notice> Warnings)
{
    /// <summary>How limits are made.</summary>
    /// <param name="Type">Scale.</param>
    /// <param name="Level">Level, such as 0.95.</param>
    public sealed record Confidence(ConfidenceType Type, double Level);

    /// <summary>One group's curve and what is read off it.</summary>
    /// <param name="Name">The group's name; <c>all</c> where the data has no groups.</param>
    /// <param name="N">Subjects.</param>
    /// <param name="Events">Events.</param>
    /// <param name="Median">Time by which half have had the event.</param>
    /// <param name="MedianLo">Its lower limit.</param>
    /// <param name="MedianHi">Its upper limit.</param>
    /// <param name="Rmst">Mean time without the event within 0 to τ.</param>
    /// <param name="RmstSe">Its standard error.</param>
    /// <param name="Tau">τ.</param>
    /// <param name="Curve">The curve at each distinct time.</param>
    /// <param name="At">The curve at the times asked for.</param>
    /// <param name="Entries">Where subjects came in late: how many when; else null.</param>
    public sealed record Group(
        string Name,
        int N,
        int Events,
        double Median,
        double MedianLo,
        double MedianHi,
        double Rmst,
        double RmstSe,
        double Tau,
        IReadOnlyList<Point> Curve,
        IReadOnlyList<Reading> At,
        IReadOnlyList<Entry>? Entries)
    {
        /// <summary>Subjects at risk at any time; at 0 those who are there from the start.</summary>
        public int AtRiskAt(double time)
        {
            if (Entries is null)
            {
                return Curve.FirstOrDefault(p => p.T >= time).Risk;
            }

            var gone = Curve.TakeWhile(p => p.T < time).Sum(p => p.Events + p.Censored);
            return Entries.Where(e => e.T < time || (time == 0 && e.T == 0)).Sum(e => e.N) - gone;
        }
    }

    /// <summary>The curve at one of its times.</summary>
    /// <param name="T">Time.</param>
    /// <param name="Risk">At risk just before.</param>
    /// <param name="Events">Events then.</param>
    /// <param name="Censored">Watching ended then.</param>
    /// <param name="S">Share without the event just after.</param>
    /// <param name="Se">Standard error.</param>
    /// <param name="Lo">Lower limit.</param>
    /// <param name="Hi">Upper limit.</param>
    /// <param name="H">Cumulative hazard (Nelson–Aalen).</param>
    /// <param name="HSe">Its standard error.</param>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Point(double T, int Risk, int Events, int Censored, double S, double Se, double Lo, double Hi, double H, double HSe);

    /// <summary>The curve at a time that was asked for; NaN where nobody was watched that long.</summary>
    /// <param name="T">Time.</param>
    /// <param name="Risk">At risk just before.</param>
    /// <param name="S">Share without the event.</param>
    /// <param name="Se">Standard error.</param>
    /// <param name="Lo">Lower limit.</param>
    /// <param name="Hi">Upper limit.</param>
    public sealed record Reading(double T, int Risk, double S, double Se, double Lo, double Hi);

    /// <summary>Subjects who came in at one time.</summary>
    /// <param name="T">Time.</param>
    /// <param name="N">How many.</param>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Entry(double T, int N);

    /// <summary>The log-rank test of all groups.</summary>
    /// <param name="Chisq">χ².</param>
    /// <param name="Df">Degrees of freedom.</param>
    /// <param name="P">Upper tail.</param>
    /// <param name="Observed">Weighted events by group.</param>
    /// <param name="Expected">Weighted events expected were all alike, by group.</param>
    /// <param name="Rho">Weight of early times.</param>
    /// <param name="Strata">Number of strata within which the groups were compared.</param>
    public sealed record Comparison(
        double Chisq,
        int Df,
        double P,
        IReadOnlyList<double> Observed,
        IReadOnlyList<double> Expected,
        double Rho,
        int Strata);

    /// <summary>Two groups' restricted means.</summary>
    /// <param name="A">First group.</param>
    /// <param name="B">Second group.</param>
    /// <param name="Value">B's mean less A's.</param>
    /// <param name="Se">Standard error.</param>
    /// <param name="Lo">Lower limit.</param>
    /// <param name="Hi">Upper limit.</param>
    /// <param name="Z">Value by standard error.</param>
    /// <param name="P">Two-sided.</param>
    /// <param name="PHolm">The same, adjusted for the number of pairs.</param>
    public sealed record Difference(string A, string B, double Value, double Se, double Lo, double Hi, double Z, double P, double PHolm);
}
