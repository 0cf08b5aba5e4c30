using DocumentFormat.OpenXml.Wordprocessing;

namespace Kortwiek.App.Papers;

/// <summary>The styles of a text document: who edits it changes a look in one place.</summary>
internal static class DocxStyles
{
    public const string Title = "Title";
    public const string Chapter = "Heading1";
    public const string Section = "Heading2";
    public const string Quiet = "KortwiekQuiet";
    public const string Strong = "KortwiekStrong";
    public const string Cell = "KortwiekCell";
    public const string CellHead = "KortwiekCellHead";

    /// <summary>All of them, in a language.</summary>
    public static Styles Of(string language) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "DejaVu Sans", HighAnsi = "DejaVu Sans", ComplexScript = "DejaVu Sans" },
                new FontSize { Val = "19" },
                new FontSizeComplexScript { Val = "19" },
                new Languages { Val = language })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "80", Line = "276", LineRule = LineSpacingRuleValues.Auto }))),
        new Style(new StyleName { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
        Of(Title, "Title", 32, bold: true, grey: false, level: null),
        Of(Chapter, "heading 1", 24, bold: true, grey: false, level: 0),
        Of(Section, "heading 2", 20, bold: true, grey: false, level: 1),
        Of(Quiet, "Kortwiek Quiet", 16, bold: false, grey: true, level: null),
        Of(Strong, "Kortwiek Strong", 19, bold: true, grey: false, level: null),
        Of(Cell, "Kortwiek Cell", 16, bold: false, grey: false, level: null),
        Of(CellHead, "Kortwiek Cell Head", 16, bold: true, grey: false, level: null));

    // Sizes are half points.
    private static Style Of(string id, string name, int size, bool bold, bool grey, int? level)
    {
        var style = new Style(new StyleName { Val = name }, new BasedOn { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = id, CustomStyle = name.StartsWith("Kortwiek", StringComparison.Ordinal) };
        if (level is { } outline)
        {
            style.Append(new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "240", After = "80" }, new OutlineLevel { Val = outline }));
        }

        var look = new StyleRunProperties();
        if (bold)
        {
            look.Append(new Bold(), new BoldComplexScript());
        }

        if (grey)
        {
            look.Append(new Color { Val = "555555" });
        }

        var points = size.ToString(System.Globalization.CultureInfo.InvariantCulture);
        look.Append(new FontSize { Val = points }, new FontSizeComplexScript { Val = points });
        style.Append(look);
        return style;
    }
}
