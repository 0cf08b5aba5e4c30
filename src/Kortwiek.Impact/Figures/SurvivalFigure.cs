using System.Globalization;
using Kortwiek.Impact.Survival;

namespace Kortwiek.Impact.Figures;

/// <summary>Draws survival curves as SVG: step lines with their bands, marks, and under the axis the numbers at risk, without which no such figure may be shown.</summary>
/// <remarks>
/// The vertical axis starts at 0. Text is text. The same report gives the same bytes. Colours come from the custom properties
/// <c>--kw-ink</c>, <c>--kw-ink-soft</c>, <c>--kw-paper</c>, <c>--kw-grid</c>, <c>--kw-axis</c>, <c>--kw-series-1</c> to <c>-6</c> and the
/// font from <c>--kw-font</c>; each has a fallback for light and for dark screens.
/// </remarks>
public sealed class SurvivalFigure
{
    private const double Row = 20;
    private readonly SurvivalReport _report;
    private readonly FigureText _text;
    private readonly IReadOnlyList<VerticalMark> _marks;
    private readonly Svg _svg = new();
    private readonly double _width;
    private readonly bool _narrow;
    private readonly bool _embedded;
    private readonly double _size;
    private readonly double _end;
    private readonly double[] _ticks;
    private double _left;
    private double _right;
    private double _top;
    private double _bottom;

    private SurvivalFigure(SurvivalReport report, FigureText text, IReadOnlyList<VerticalMark> marks, double width, bool embedded)
    {
        (_report, _text, _marks, _width, _embedded) = (report, text, marks, width, embedded);
        _narrow = width < 560;
        _size = _narrow ? 11.5 : 12.5;
        var last = report.Groups.SelectMany(g => g.Curve.Select(p => p.T)).DefaultIfEmpty(0).Max();
        _end = last > 0 ? last : 1;
        _ticks = Ticks.Of(_end, _narrow ? 4 : 9, text.Days);
    }

    /// <summary>Draws a report.</summary>
    /// <param name="report">What <see cref="SurvivalAnalysis.Run"/> answered, or a stored copy of it.</param>
    /// <param name="text">The words.</param>
    /// <param name="marks">Times to point at; those outside the axis are left out.</param>
    /// <param name="width">In pixels, at least 320; below 560 the layout is that of a telephone.</param>
    /// <param name="embedded">True for a page that has the rules of the classes <c>kwf…</c> in its own style sheet: no style element and no paper then.</param>
    /// <returns>An <c>svg</c> element that may stand in a page or alone in a file.</returns>
    public static string Draw(SurvivalReport report, FigureText text, IReadOnlyList<VerticalMark>? marks = null, int width = 860, bool embedded = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 320);
        return new SurvivalFigure(report, text, marks ?? [], width, embedded).Draw();
    }

    private string Draw()
    {
        var labels = _report.Groups.Select(g => TextWidth.Fit(g.Name, _narrow ? 90 : 150, _size)).ToArray();
        var widest = labels.Max(l => TextWidth.Of(l, _size));
        _left = _narrow ? 54 : Math.Max(80, widest + 76);
        _right = _width - (labels.Length > 1 ? widest + 16 : 20);
        var title = TextWidth.Wrap(_text.Title, _width - 32, _narrow ? 15 : 18);
        var method = TextWidth.Wrap(Format(_text.Method, Percent(_report.Conf.Level), Scale(_report.Conf.Type)), _width - 32, _size);
        var key = 16 + title.Count * (_narrow ? 20 : 24) + method.Count * 17 + 10;
        _top = key + (_report.Groups.Count + 1) * Row + (_narrow ? 44 : 48);
        _bottom = _top + (_narrow ? 210 : 320);
        var risk = _bottom + 62;
        var footer = TextWidth.Wrap(_text.Footer ?? "", _width - 32, 11);
        var height = risk + _report.Groups.Count * Row * (_narrow ? 1.75 : 1) + 14 + (_text.Footer is null ? 0 : footer.Count * 15 + 4);
        _svg.Open(
            "svg",
            "xmlns", "http://www.w3.org/2000/svg",
            "viewBox", $"0 0 {Svg.Number(_width)} {Svg.Number(height)}",
            "width", Svg.Number(_width),
            "height", Svg.Number(height),
            "class", "kwf",
            "role", "img",
            "font-family", "Inter, 'DejaVu Sans', 'Segoe UI', Arial, sans-serif",
            "lang", _text.Language);
        _svg.Text("title", _text.Title).Text("desc", Describe());
        if (!_embedded)
        {
            _svg.Style(FigureStyle.Css).Element("rect", "width", Svg.Number(_width), "height", Svg.Number(height), "class", "kwf-paper", "fill", "#ffffff");
        }

        Heading(title, method);
        Key(key, labels);
        Axes();
        Marks();
        Curves(labels);
        AtRisk(risk, labels);
        for (var i = 0; _text.Footer is not null && i < footer.Count; i++)
        {
            _svg.Label(16, height - 12 - (footer.Count - 1 - i) * 15, footer[i], "kwf-soft", size: 11);
        }

        return _svg.Close().ToString();
    }

    private void Heading(IReadOnlyList<string> title, IReadOnlyList<string> method)
    {
        var y = 12.0;
        foreach (var line in title)
        {
            y += _narrow ? 20 : 24;
            _svg.Label(16, y, line, "kwf-ink kwf-bold", size: _narrow ? 15 : 18);
        }

        foreach (var line in method)
        {
            y += 17;
            _svg.Label(16, y + 2, line, "kwf-soft", size: _size);
        }
    }

    // The key is a small table: what the line looks like, how many, how many events, the median.
    private void Key(double y, string[] labels)
    {
        var name = 16 + 40.0;
        var n = name + Math.Max(40, labels.Max(l => TextWidth.Of(l, _size))) + (_narrow ? 34 : 52);
        var events = n + TextWidth.Of(_text.Events, _size) + (_narrow ? 14 : 28);
        var median = events + (_narrow ? 14 : 28);
        y += Row;
        _svg.Label(n, y, _text.Subjects, "kwf-soft", "end", _size - 0.5);
        _svg.Label(events, y, _text.Events, "kwf-soft", "end", _size - 0.5);
        _svg.Label(median, y, Format(_text.Median, Percent(_report.Conf.Level)), "kwf-soft", size: _size - 0.5);
        for (var i = 0; i < labels.Length; i++)
        {
            var group = _report.Groups[i];
            y += Row;
            _svg.Open("g", "class", FigureStyle.Group(i), "color", FigureStyle.Colour(i));
            StrokeLine(16, y - 4, 46, y - 4, i);
            _svg.Close();
            _svg.Label(name, y, labels[i], "kwf-ink kwf-bold", size: _size);
            _svg.Label(n, y, Whole(group.N), "kwf-ink", "end", _size);
            _svg.Label(events, y, Whole(group.Events), "kwf-ink", "end", _size);
            _svg.Label(median, y, MedianText(group), "kwf-ink", size: _size);
        }

        if (_text.Verdict is { } verdict)
        {
            _svg.Label(_width - 16, y, verdict, "kwf-ink kwf-bold", "end", _size + 1);
        }
    }

    private void Axes()
    {
        _svg.Label(_narrow ? 16 : _left, _top - 14, _text.Vertical, "kwf-soft", size: _size);
        for (var share = 0; share <= 100; share += 25)
        {
            var y = Y(share / 100.0);
            if (share > 0)
            {
                _svg.Line(_left, y, _right, y, "kwf-grid", "stroke", "#e3e7ec");
            }

            _svg.Label(_left - 8, y + 4, $"{share} %", "kwf-soft", "end", _size - 0.5);
        }

        _svg.Line(_left, _bottom, _right, _bottom, "kwf-axis", "stroke", "#8a94a1");
        foreach (var tick in _ticks)
        {
            _svg.Line(X(tick), _bottom, X(tick), _bottom + 5, "kwf-axis", "stroke", "#8a94a1");
            _svg.Label(X(tick), _bottom + 19, tick.ToString("R", CultureInfo.InvariantCulture), "kwf-soft", "middle", _size - 0.5);
        }

        _svg.Label((_left + _right) / 2, _bottom + 38, _text.Horizontal, "kwf-soft", "middle", _size);
    }

    // A label that would touch the one before it stands a line lower.
    private void Marks()
    {
        double[] taken = [0, 0, 0];
        foreach (var mark in _marks.Where(m => m.Time >= 0 && m.Time <= _end).OrderBy(m => m.Time))
        {
            var (x, width) = (X(mark.Time), TextWidth.Of(mark.Label, _size - 0.5));
            var right = x + width + 12 < _right;
            var (start, end) = right ? (x + 6, x + 6 + width) : (x - 6 - width, x - 6);
            var line = Math.Max(0, Array.FindIndex(taken, t => t <= start));
            taken[line] = end + 6;
            _svg.Line(x, _top - 4, x, _bottom, "kwf-axis", "stroke", "#8a94a1", "stroke-dasharray", "1 3", "stroke-linecap", "round", "stroke-width", "1.5");
            _svg.Label(x + (right ? 6 : -6), _top + 8 + line * 14, mark.Label, "kwf-soft", right ? "start" : "end", _size - 0.5);
        }
    }

    private void Curves(string[] labels)
    {
        for (var i = 0; i < labels.Length; i++)
        {
            _svg.Open("g", "class", FigureStyle.Group(i), "color", FigureStyle.Colour(i));
            foreach (var band in StepPath.Bands(_report.Groups[i].Curve, X, Y))
            {
                _svg.Element("path", "d", band, "class", "kwf-band", "fill", "currentColor", "fill-opacity", ".14");
            }

            _svg.Close();
        }

        for (var i = 0; i < labels.Length; i++)
        {
            _svg.Open("g", "class", FigureStyle.Group(i), "color", FigureStyle.Colour(i));
            Stroke("path", i, "d", StepPath.Line(_report.Groups[i].Curve, X, Y));
            var censored = StepPath.Censored(_report.Groups[i].Curve, X, Y);
            if (censored.Length > 0)
            {
                _svg.Element("path", "d", censored, "fill", "none", "stroke", "currentColor", "stroke-width", "1.25");
            }

            _svg.Close();
        }

        if (labels.Length > 1)
        {
            EndLabels(labels);
        }
    }

    // Each curve is named where it ends; names that would touch are moved apart, in the order of the curves.
    private void EndLabels(string[] labels)
    {
        var ends = Enumerable.Range(0, labels.Length).Where(i => _report.Groups[i].Curve.Count > 0)
            .Select(i => (Group: i, Y: Y(_report.Groups[i].Curve[^1].S) + 4)).OrderBy(e => e.Y).ThenBy(e => e.Group).ToArray();
        var floor = _bottom + 2;
        for (var i = 1; i < ends.Length; i++)
        {
            ends[i].Y = Math.Max(ends[i].Y, ends[i - 1].Y + 15);
        }

        for (var i = ends.Length - 1; i >= 0; i--)
        {
            ends[i].Y = Math.Min(ends[i].Y, floor);
            floor = ends[i].Y - 15;
        }

        foreach (var (group, y) in ends)
        {
            _svg.Text(
                "text",
                labels[group],
                "x", Svg.Number(X(_report.Groups[group].Curve[^1].T) + 7),
                "y", Svg.Number(y),
                "class", $"kwf-bold {FigureStyle.Group(group)}",
                "color", FigureStyle.Colour(group),
                "fill", "currentColor",
                "font-size", Svg.Number(_size));
        }
    }

    private void AtRisk(double y, string[] labels)
    {
        _svg.Label(16, y, _text.AtRisk, "kwf-soft kwf-bold", size: _size - 0.5);
        for (var i = 0; i < labels.Length; i++)
        {
            y += Row;
            _svg.Open("g", "class", FigureStyle.Group(i), "color", FigureStyle.Colour(i));
            StrokeLine(16, y - 4, 37, y - 4, i);
            _svg.Close();
            _svg.Label(43, y, labels[i], "kwf-ink", size: _size);
            y += _narrow ? Row * 0.75 : 0;
            foreach (var tick in _ticks)
            {
                _svg.Label(X(tick), y, Whole(_report.Groups[i].AtRiskAt(tick)), "kwf-ink", "middle", _size);
            }
        }
    }

    private void StrokeLine(double x1, double y1, double x2, double y2, int group) =>
        Stroke("line", group, "x1", Svg.Number(x1), "y1", Svg.Number(y1), "x2", Svg.Number(x2), "y2", Svg.Number(y2));

    private void Stroke(string element, int group, params ReadOnlySpan<string> place) =>
        _svg.Element(element, [.. place, "class", "kwf-line", "fill", "none", "stroke", "currentColor", "stroke-width", "2.25", .. FigureStyle.Dash(group) is { Length: > 0 } dash ? (string[])["stroke-dasharray", dash] : []]);

    private string Describe() => string.Join(' ', _report.Groups.Select(g =>
        $"{g.Name}: {_text.Subjects} {Whole(g.N)}, {_text.Events} {Whole(g.Events)}, {Format(_text.Median, Percent(_report.Conf.Level))} {MedianText(g)}."));

    private string MedianText(SurvivalReport.Group group) =>
        double.IsNaN(group.Median) && double.IsNaN(group.MedianLo)
            ? _text.NotReached
            : $"{Or(group.Median)} ({Or(group.MedianLo)} {_text.To} {Or(group.MedianHi)})";

    private string Or(double value) => double.IsNaN(value) ? _text.NotReached : Rounded(value);

    private double X(double time) => _left + (_right - _left) * time / _end;

    private double Y(double share) => _bottom - (_bottom - _top) * share;

    private static string Rounded(double value) => value.ToString(value >= 1 ? "0.#" : "0.##", CultureInfo.InvariantCulture);

    private static string Whole(int value) => value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u202F');

    private static string Percent(double share) => (share * 100).ToString("0.###", CultureInfo.InvariantCulture);

    private static string Scale(ConfidenceType type) => type switch
    {
        ConfidenceType.Log => "log",
        ConfidenceType.Plain => "plain",
        _ => "log-log",
    };

    private static string Format(string format, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, format, values);
}
