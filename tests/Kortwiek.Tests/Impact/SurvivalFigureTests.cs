using System.Xml.Linq;
using Kortwiek.Impact.Figures;
using Kortwiek.Impact.Observations;
using Kortwiek.Impact.Sample;
using Kortwiek.Impact.Survival;

namespace Kortwiek.Tests.Impact;

public sealed class SurvivalFigureTests
{
    private static readonly XNamespace Xml = "http://www.w3.org/2000/svg";

    private static readonly FigureText Words = new()
    {
        Title = "After the third action, channels stayed down longer",
        Vertical = "Channels still down",
        Horizontal = "Days since the action",
        AtRisk = "Still down and watched",
        Events = "back",
        Footer = "Data until 2027-10-18 · sha256:3f1c9a… · 166 channels",
    };

    [Fact]
    public void The_figure_of_the_sample_is_the_same_to_the_byte()
    {
        Expected.Same("survival-sample.svg", SurvivalFigure.Draw(Sample(), Words, [new VerticalMark(90, "90 days")]));
        Expected.Same("survival-sample-narrow.svg", SurvivalFigure.Draw(Sample(), Words, [new VerticalMark(90, "90 days")], 360));
    }

    [Fact]
    public void Title_and_description_are_text_and_the_numbers_at_risk_stand_under_the_axis()
    {
        var report = Sample();
        var svg = XDocument.Parse(SurvivalFigure.Draw(report, Words)).Root!;
        Assert.Equal(Words.Title, svg.Element(Xml + "title")!.Value);
        Assert.Contains("2027", svg.Element(Xml + "desc")!.Value, StringComparison.Ordinal);
        Assert.Equal("img", svg.Attribute("role")!.Value);
        var texts = svg.Descendants(Xml + "text").Select(t => t.Value).ToList();
        Assert.Contains(Words.Title, texts);
        Assert.Contains(Words.AtRisk, texts);
        foreach (var group in report.Groups)
        {
            Assert.Contains($"{group.N}", texts);
            Assert.Contains($"{group.AtRiskAt(60)}", texts);
        }

        Assert.Contains("0 %", texts);
        Assert.Contains("100 %", texts);
    }

    [Fact]
    public void Names_with_marks_of_markup_and_of_direction_do_no_harm() => Gen.String[0, 40].Sample(name =>
    {
        var report = Of(new Cohort([1, 2, 3], [true, true, false], groups: new Factor(["</text><script>" + name, "a\u202Eb\0"], [0, 1, 1])));
        var svg = XDocument.Parse(SurvivalFigure.Draw(report, Words with { Title = name + "\"&<>" }));
        Assert.DoesNotContain(svg.Descendants(), e => e.Name.LocalName == "script");
    });

    [Fact]
    public void A_hundred_thousand_times_make_no_large_figure()
    {
        var random = new Xoshiro256(1);
        var times = Enumerable.Range(0, 100_000).Select(_ => -Math.Log(1 - random.Double()) * 100).ToArray();
        Assert.InRange(SurvivalFigure.Draw(Of(new Cohort(times, [.. times.Select((_, i) => i % 3 > 0)])), Words).Length, 5_000, 400_000);
    }

    [Fact]
    public void Every_small_cohort_can_be_drawn() =>
        Gen.Select(Gen.Int[0, 400], Gen.Bool, Gen.Int[0, 12]).Array[1, 30].Sample(rows =>
        {
            var names = Enumerable.Range(0, 13).Select(i => $"group {i}").ToList();
            var report = Of(new Cohort([.. rows.Select(r => (double)r.Item1)], [.. rows.Select(r => r.Item2)], groups: new Factor(names, [.. rows.Select(r => r.Item3)])));
            foreach (var width in new[] { 320, 1200 })
            {
                var text = SurvivalFigure.Draw(report, Words, [new VerticalMark(5, "x")], width);
                Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
                Assert.DoesNotContain("∞", text, StringComparison.Ordinal);
                XDocument.Parse(text);
            }
        }, iter: 30);

    [Theory]
    [InlineData(180, 9, true, "0 30 60 90 120 150 180")]
    [InlineData(1022, 9, true, "0 180 360 540 720 900")]
    [InlineData(30, 9, true, "0 5 10 15 20 25 30")]
    [InlineData(1, 9, false, "0 0.2 0.4 0.6000000000000001 0.8 1")]
    public void Axis_marks_are_round_numbers(double end, int most, bool days, string expected) =>
        Assert.Equal(expected, string.Join(' ', Marks(end, most, days)));

    private static IEnumerable<double> Marks(double end, int most, bool days)
    {
        var report = Of(new Cohort([end], [true]));
        var labels = XDocument.Parse(SurvivalFigure.Draw(report, Words with { Days = days }, width: most == 9 ? 860 : 360))
            .Descendants(Xml + "text").Where(t => (string?)t.Attribute("class") == "kwf-soft" && (string?)t.Attribute("text-anchor") == "middle").Select(t => t.Value);
        return labels.SkipLast(1).Select(l => double.Parse(l, System.Globalization.CultureInfo.InvariantCulture));
    }

    private static SurvivalReport Sample()
    {
        var sample = ImpactSample.Make();
        return Of(ReturnIntervals.Derive(sample.Observations, sample.Seizures, 2, CancellationToken.None).AsFirstSeenBack());
    }

    private static SurvivalReport Of(Cohort cohort) => SurvivalAnalysis.Run(cohort, new SurvivalOptions(), [], CancellationToken.None).Value;
}
