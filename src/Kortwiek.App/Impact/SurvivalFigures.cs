using System.Globalization;
using System.Text.Json;
using Kortwiek.Impact.Figures;

namespace Kortwiek.App.Impact;

/// <summary>The figure of a survival run, drawn anew from what was stored: page, report and file show the same.</summary>
public static class SurvivalFigures
{
    /// <summary>The kind of the runs that have one.</summary>
    public const string Kind = "impact.survival/1";

    /// <summary>What a stored run answered.</summary>
    /// <exception cref="ArgumentException">The run is of another kind.</exception>
    /// <exception cref="JsonException">The stored text was changed.</exception>
    public static SurvivalVerb.Response Read(RunRow run) => run.Kind == Kind
        ? JsonSerializer.Deserialize<SurvivalVerb.Response>(run.Result, KortwiekJson.Options)!
        : throw new ArgumentException($"This run is of the kind {run.Kind}.", nameof(run));

    /// <summary>The figure of a stored run as an <c>svg</c> element.</summary>
    public static string Draw(RunRow run, int width = 860) => Draw(Read(run), width);

    /// <summary>The figure of an answer as an <c>svg</c> element, alone in a file.</summary>
    /// <param name="answer">What the verb answered.</param>
    /// <param name="width">In pixels, at least 320; below 560 the layout is that of a telephone.</param>
    public static string Draw(SurvivalVerb.Response answer, int width = 860) => Draw(answer, Text(answer), width, embedded: false);

    /// <summary>The figure with other words; embedded, it takes its colours from the page's style sheet.</summary>
    public static string Draw(SurvivalVerb.Response answer, FigureText text, int width, bool embedded) => SurvivalFigure.Draw(
        answer.Report(),
        text,
        [.. answer.Figure.At.Take(3).Select(t => new VerticalMark(t, $"{t.ToString("R", CultureInfo.InvariantCulture)} {answer.Figure.Unit}"))],
        width,
        embedded);

    /// <summary>The English words of a figure; a page in another language replaces what it can say.</summary>
    public static FigureText Text(SurvivalVerb.Response answer)
    {
        var words = answer.Figure;
        var rows = answer.Groups.Sum(g => g.N).ToString(CultureInfo.InvariantCulture);
        var until = answer.Input.DataUntil is { } day ? $" · watched until {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";
        return new FigureText
        {
            Title = words.Title,
            Vertical = words.ShareLabel,
            Horizontal = $"Time in {words.Unit}",
            AtRisk = words.EventName is { } seen ? $"Watched and not {seen}" : "At risk",
            Events = words.EventName ?? "events",
            Footer = $"n = {rows} {words.Subjects}{until} · data {answer.Input.Sha256}",
            Days = words.Unit == "days",
        };
    }
}
