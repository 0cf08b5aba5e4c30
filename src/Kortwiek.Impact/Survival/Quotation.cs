using System.Globalization;
using System.Text;

namespace Kortwiek.Impact.Survival;

/// <summary>Sentences that may be quoted as they stand: each number with its interval, and no word that the data does not carry.</summary>
/// <remarks>There is no verdict here: a survival curve describes. Verdict words need a stated claim and its checks (impact.md section 6).</remarks>
public static class Quotation
{
    /// <summary>One sentence for each group, then what the comparisons found. English.</summary>
    public static IReadOnlyList<string> Of(SurvivalReport report, Wording words)
    {
        var sentences = new List<string>();
        var level = Percent(report.Conf.Level);
        foreach (var group in report.Groups.Where(g => g.N > 0))
        {
            sentences.Add(Group(group, words, level, named: report.Groups.Count > 1));
        }

        if (report.Logrank is { } test)
        {
            var all = report.Groups.Count == 2 ? "both groups" : $"all {report.Groups.Count} groups";
            sentences.Add($"Were {all} alike, differences as large as these would come up by chance with a probability {(test.P < 1e-4 ? "" : "of ")}{Probability(test.P)} (log-rank test{(test.Strata > 1 ? $" within {test.Strata} strata" : "")}, chi-square {Number(test.Chisq)} on {test.Df} degree{(test.Df == 1 ? "" : "s")} of freedom).");
        }

        foreach (var d in report.RmstDifferences.Where(d => double.IsFinite(d.Se)))
        {
            var adjusted = report.RmstDifferences.Count > 1 ? $", adjusted for {report.RmstDifferences.Count} comparisons {Probability(d.PHolm)}" : "";
            var mean = words.Event is { } seen ? $"mean time not {seen}" : "mean time without the event";
            sentences.Add($"Within the first {Number(report.Groups[0].Tau)} {words.Unit} the {mean} was {Number(Math.Abs(d.Value))} {words.Unit} {(d.Value < 0 ? "shorter" : "longer")} in group {d.B} than in group {d.A} ({level} % interval of the difference {Number(d.Lo)} to {Number(d.Hi)}; p {Probability(d.P)}{adjusted}).");
        }

        // A number and its sign stay on one line wherever the sentence is put.
        return [.. sentences.Select(s => s.Replace(" %", "\u00A0%", StringComparison.Ordinal))];
    }

    private static string Group(SurvivalReport.Group group, Wording words, string level, bool named)
    {
        var sentence = new StringBuilder(named ? $"Group {group.Name}: " : "");
        var (happened, notYet) = words.Event is { } seen ? ($"were {seen}", $"were not {seen}") : ("had the event", "were without the event");
        var last = group.Curve.Count == 0 ? 0 : group.Curve[^1].T;
        sentence.Append(CultureInfo.InvariantCulture, $"of {Count(group.N)} {words.Subjects} {Count(group.Events)} {happened}; ");
        sentence.Append(double.IsNaN(group.Median)
            ? $"fewer than half {happened} within the {Number(last)} {words.Unit} of watching"
            : $"half {happened} within {Number(group.Median)} {words.Unit} ({level} % interval {Limit(group.MedianLo)} to {Limit(group.MedianHi)})");
        foreach (var reading in group.At.Where(r => !double.IsNaN(r.S)))
        {
            sentence.Append(CultureInfo.InvariantCulture, $"; after {Number(reading.T)} {words.Unit} {Share(reading.S)} % {notYet}");
            if (!double.IsNaN(reading.Lo))
            {
                sentence.Append(CultureInfo.InvariantCulture, $" ({level} % interval {Share(reading.Lo)} to {Share(reading.Hi)} %)");
            }
        }

        sentence.Append('.');
        sentence[0] = char.ToUpperInvariant(sentence[0]);
        return sentence.ToString();
    }

    private static string Limit(double value) => double.IsNaN(value) ? "not reached" : Number(value);

    // Three digits are what such data can carry; whole thousands stay whole.
    private static string Number(double value) =>
        (Math.Abs(value) >= 100 ? Math.Round(value) : Math.Abs(value) >= 10 ? Math.Round(value, 1) : Math.Round(value, 2)).ToString("0.##", CultureInfo.InvariantCulture).Replace('-', '−');

    private static string Count(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double share) => (share * 100).ToString("0.###", CultureInfo.InvariantCulture);

    // Near the ends a whole per cent would hide too much.
    private static string Share(double share)
    {
        var percent = Math.Round(share * 100, 1);
        return percent.ToString(percent is (> 0 and < 10) or (> 90 and < 100) ? "0.0" : "0", CultureInfo.InvariantCulture);
    }

    // Beyond this no model of the data can be trusted to the digit; the document has the number itself.
    private static string Probability(double p) => p < 1e-4 ? "below 0.0001" : p.ToString(p < 0.1 ? "0.####" : "0.##", CultureInfo.InvariantCulture);
}
