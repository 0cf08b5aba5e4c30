using Kortwiek.Impact.Survival;

namespace Kortwiek.Tests.Impact;

public sealed class QuotationTests
{
    [Fact]
    public void A_sentence_carries_number_interval_and_base()
    {
        var report = Run(new Cohort([1, 2, 3, 4, 5, 6], [true, true, true, true, false, false]), new SurvivalOptions { At = [3, 90], Type = ConfidenceType.Plain });
        Assert.Equal(
            ["Of 6 channels 4 were back; half were back within 3.5 days (95 % interval 2 to not reached); after 3 days 50 % were not back (95 % interval 10 to 90 %)."],
            Quotation.Of(report, new Wording("channels", "back")));
    }

    [Fact]
    public void A_median_that_was_not_reached_is_not_made_up()
    {
        var report = Run(new Cohort([1, 20, 30.4], [true, false, false]), new SurvivalOptions());
        Assert.Equal(["Of 3 subjects 1 had the event; fewer than half had the event within the 30.4 days of watching."], Quotation.Of(report, new Wording()));
    }

    [Fact]
    public void Comparisons_are_told_with_their_probability_and_without_a_verdict()
    {
        var cohort = new Cohort(
            [.. Enumerable.Range(1, 40).Select(i => i <= 20 ? i : (double)(i - 20) * 4)],
            [.. Enumerable.Range(1, 40).Select(_ => true)],
            groups: new Factor(["2025", "2026"], [.. Enumerable.Range(1, 40).Select(i => i <= 20 ? 0 : 1)]));
        var sentences = Quotation.Of(Run(cohort, new SurvivalOptions { Tau = 20 }), new Wording("channels", "back"));
        Assert.Equal(4, sentences.Count);
        Assert.Matches("^Were both groups alike, differences as large as these would come up by chance with a probability (of|below) [0-9.]+ \\(log-rank test, chi-square [0-9.]+ on 1 degree of freedom\\)\\.$", sentences[2]);
        Assert.Matches("^Within the first 20 days the mean time not back was [0-9.]+ days longer in group 2026 than in group 2025 \\(95 % interval of the difference [0-9.]+ to [0-9.]+; p (below )?[0-9.]+\\)\\.$", sentences[3]);
        Assert.All(sentences, s => Assert.DoesNotContain("shown", s, StringComparison.Ordinal));
    }

    private static SurvivalReport Run(Cohort cohort, SurvivalOptions options) => SurvivalAnalysis.Run(cohort, options, [], CancellationToken.None).Value;
}
