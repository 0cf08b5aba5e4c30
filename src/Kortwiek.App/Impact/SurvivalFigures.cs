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

    /// <summary>The figure of an answer as an <c>svg</c> element, in a page or alone in a file.</summary>
    /// <param name="answer">What the verb answered.</param>
    /// <param name="width">In pixels, at least 320; below 560 the layout is that of a telephone.</param>
    public static string Draw(SurvivalVerb.Response answer, int width = 860)
    {
        var words = answer.Figure;
        var rows = answer.Groups.Sum(g => g.N).ToString(CultureInfo.InvariantCulture);
        var until = answer.Input.DataUntil is { } day ? $" · watched until {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";
        var text = new FigureText
        {
            Title = words.Title,
            Vertical = words.ShareLabel,
            Horizontal = $"Time in {words.Unit}",
            AtRisk = words.EventName is { } seen ? $"Watched and not {seen}" : "At risk",
            Events = words.EventName ?? "events",
            Footer = $"n = {rows} {words.Subjects}{until} · data {answer.Input.Sha256}",
            Days = words.Unit == "days",
        };
        return SurvivalFigure.Draw(answer.Report(), text, [.. words.At.Take(3).Select(t => new VerticalMark(t, $"{t.ToString("R", CultureInfo.InvariantCulture)} {words.Unit}"))], width);
    }
}
