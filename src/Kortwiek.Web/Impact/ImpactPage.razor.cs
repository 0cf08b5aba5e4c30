using System.Globalization;
using Kortwiek.App.Impact;
using Kortwiek.Impact.Figures;
using Kortwiek.Impact.Survival;
using Kortwiek.Store;
using Kortwiek.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.Web.Impact;

/// <summary>The figure, its numbers and the sentence to quote of one kept survival analysis; the latest one, or that of <c>?run=</c>.</summary>
public sealed partial class ImpactPage
{
    private List<RunItem> _runs = [];
    private RunRow? _run;
    private SurvivalVerb.Response? _answer;

    /// <summary>Which run is shown; the latest where it is not said.</summary>
    [SupplyParameterFromQuery]
    public string? Run { get; set; }

    /// <summary>Which group's curve is in the table; all where it is not said.</summary>
    [SupplyParameterFromQuery]
    public string? Group { get; set; }

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        var runs = View.Db.Set<RunRow>().AsNoTracking().Where(r => r.Kind == SurvivalFigures.Kind).OrderByDescending(r => r.Id);
        _runs = await runs.Select(r => new RunItem(r.Id, r.Label, r.At, r.Member)).ToListAsync(Cancellation);
        var chosen = _runs.FirstOrDefault(r => r.Id.ToString() == Run) ?? (_runs.Count > 0 ? _runs[0] : null);
        if (chosen is null)
        {
            return;
        }

        _run = await runs.FirstAsync(r => r.Id == chosen.Id, Cancellation);
        _answer = SurvivalFigures.Read(_run);
    }

    private FigureText FigureWords(SurvivalVerb.Response answer) => SurvivalFigures.Text(answer) with
    {
        Median = Text["Figure.median"],
        To = Text["To"],
        NotReached = Text["NotReached"],
        Method = Text["Figure.method"],
        Horizontal = Text["Figure.time", Unit(answer)],
        AtRisk = answer.Figure.EventName is { } seen ? Text["Figure.atRisk", seen] : Text["AtRisk"],
        Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
    };

    private string Unit(SurvivalVerb.Response answer) => answer.Figure.Unit == "days" ? Text["Unit.days"] : answer.Figure.Unit;

    private string GroupName(SurvivalReport.Group group) => _answer!.Groups.Count > 1 ? group.Name : Text["Everyone"];

    private string MedianText(SurvivalReport.Group group, SurvivalVerb.Response answer) =>
        double.IsNaN(group.Median) ? Text["NotReached"] : $"{Show.Number(group.Median, 1)} {Unit(answer)}";

    private string HintText(SurvivalReport.Group group, SurvivalVerb.Response answer) => Text[
        "Median.hint",
        Level(answer),
        double.IsNaN(group.MedianLo) ? Text["NotReached"].Value : Show.Number(group.MedianLo, 1),
        double.IsNaN(group.MedianHi) ? Text["NotReached"].Value : Show.Number(group.MedianHi, 1),
        Show.Number(group.Events),
        Show.Number(group.N)];

    private string Interval(SurvivalVerb.Response answer) => Text["Interval", Level(answer)];

    private static string Level(SurvivalVerb.Response answer) => Show.Number(answer.Conf.Level * 100, 3);

    private string Limits(double low, double high) => double.IsNaN(low) ? Show.Nothing : $"{Show.Share(low, 1)} {Text["To"]} {Show.Share(high, 1)}";

    private static string Signed(double value) => value > 0 ? $"+{Show.Number(value, 1)}" : Show.Number(value, 1).Replace('-', '−');

    private static string Probability(double p) => double.IsNaN(p) ? Show.Nothing : p < 0.0001 ? $"< {0.0001.ToString("0.0000", CultureInfo.CurrentCulture)}" : Show.Number(p, 4);

    private List<(string Key, string? Value)> Facts(SurvivalVerb.Response answer)
    {
        var facts = new List<(string, string?)>
        {
            (Text["File"], Path.GetFileName(answer.Input.File)),
            (Text["Rows"], $"{Show.Number(answer.Input.Rows)} ({Text["Dropped", Show.Number(answer.Input.Dropped)]})"),
            (Text["DataUntil"], answer.Input.DataUntil is { } day ? Show.Day(day) : Text["NotSaid"]),
            (Text["Digest"], Show.Short(answer.Input.Sha256.ToString())),
        };
        if (answer.Logrank is { } test)
        {
            facts.Add((test.Rho == 0 ? Text["Logrank"] : Text["Weighted", Show.Number(test.Rho)], Text["Logrank.value", Show.Number(test.Chisq, 2), test.Df, Probability(test.P)]));
        }

        return facts;
    }

    private static List<(string Group, SurvivalReport.Reading Reading)> Readings(SurvivalVerb.Response answer) =>
        [.. answer.Groups.SelectMany(g => g.At.Select(r => (g.Name, r)))];

    private List<(string Group, SurvivalReport.Point Point)> Points(SurvivalVerb.Response answer) =>
        [.. answer.Groups.Where(g => Group is null || g.Name == Group).SelectMany(g => g.Curve.Select(p => (g.Name, p)))];

    private sealed record RunItem(Id<RunRow> Id, string Label, DateTimeOffset At, string Member);
}
