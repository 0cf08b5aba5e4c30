using System.Globalization;
using System.Text;

namespace Kortwiek.Impact.Figures;

/// <summary>Colours and dashes of figures. A page sets the custom properties; without one the fallbacks serve a light and a dark screen and paper.</summary>
internal static class FigureStyle
{
    // A colour is told from the others by lightness and dash too: the figure must survive a black-and-white copy.
    private static readonly (string Light, string Dark)[] Series =
    [
        ("#004a80", "#6cb4ee"),
        ("#c85014", "#f39a62"),
        ("#8b4aa5", "#d0a3e6"),
        ("#5b6472", "#c3cad4"),
        ("#00707a", "#5cc9d3"),
        ("#8a6a00", "#e0bf4f"),
    ];

    private static readonly string[] Dashes = ["", "8 4", "11 3 2 3", "2 3"];

    private static readonly (string Name, string Property, string Light, string Dark)[] Parts =
    [
        ("ink", "fill:var(--kw-ink", "#1f2933", "#e8ecf1"),
        ("soft", "fill:var(--kw-ink-soft", "#55606e", "#a9b4c0"),
        ("paper", "fill:var(--kw-paper", "#ffffff", "#171b21"),
        ("grid", "stroke:var(--kw-grid", "#e3e7ec", "#2c333c"),
        ("axis", "stroke:var(--kw-axis", "#8a94a1", "#6d7885"),
    ];

    public static readonly string Css = MakeCss();

    /// <summary>The class of a group's colour.</summary>
    public static string Group(int index) => string.Create(CultureInfo.InvariantCulture, $"kwf-s{index % Series.Length}");

    /// <summary>The colour for readers without style sheets.</summary>
    public static string Colour(int index) => Series[index % Series.Length].Light;

    /// <summary>The dash of a group's line; another rhythm than the colours' so that 12 groups differ.</summary>
    public static string Dash(int index) => Dashes[index % Dashes.Length];

    private static string MakeCss()
    {
        var css = new StringBuilder(2048)
            .Append(".kwf{font-family:var(--kw-font,Inter,\"DejaVu Sans\",\"Segoe UI\",Arial,sans-serif);font-variant-numeric:tabular-nums;max-width:100%;height:auto}\n")
            .Append(".kwf .kwf-line{fill:none;stroke-width:2.25;stroke-linejoin:round}\n")
            .Append(".kwf .kwf-band{stroke:none;fill-opacity:.14}\n")
            .Append(".kwf .kwf-bold{font-weight:600}\n");
        Colours(css, dark: false);
        css.Append("@media screen and (prefers-color-scheme:dark){\n");
        Colours(css, dark: true);
        return css.Append("}\n").ToString();
    }

    private static void Colours(StringBuilder css, bool dark)
    {
        foreach (var (name, property, light, night) in Parts)
        {
            css.Append(CultureInfo.InvariantCulture, $".kwf .kwf-{name}{{{property},{(dark ? night : light)})}}\n");
        }

        for (var i = 0; i < Series.Length; i++)
        {
            var colour = string.Create(CultureInfo.InvariantCulture, $"var(--kw-series-{i + 1},{(dark ? Series[i].Dark : Series[i].Light)})");
            css.Append(CultureInfo.InvariantCulture, $".kwf .kwf-s{i}{{color:{colour}}}\n");
        }
    }
}
