using Kortwiek.App.Tables;

namespace Kortwiek.App.Papers;

/// <summary>Writes a <see cref="Paper"/> as the end of the file's name asks: <c>.pdf</c> or <c>.docx</c>. The same paper gives the same bytes.</summary>
public static class PaperFile
{
    /// <summary>True where the name asks for a paper and not for the page in HTML.</summary>
    public static bool IsAskedFor(OutputFile file) => IsPdf(file.Name) || file.Name.EndsWith(".docx", StringComparison.OrdinalIgnoreCase);

    /// <summary>The sentence where it cannot be written here, else null. Ask before long work.</summary>
    public static BadInput? Missing(OutputFile file) => !IsPossible(file.Name)
        ? new BadInput("The fonts of the PDFs are not installed; ./setup fetches them. A .docx can be written without.", file.Name, Code: "missing-fonts")
        : null;

    /// <summary>True where what the name asks for can be written here: a PDF needs the fonts of set-up.</summary>
    public static bool IsPossible(string name) => !IsPdf(name) || PdfFonts.AreThere;

    /// <summary>The paper's bytes.</summary>
    /// <param name="paper">What is said.</param>
    /// <param name="name">A name that ends in <c>.pdf</c> or <c>.docx</c>.</param>
    public static byte[] Of(Paper paper, string name)
    {
        var clean = Clean(paper);
        return IsPdf(name) ? PdfWriter.Write(clean) : DocxWriter.Write(clean);
    }

    private static bool IsPdf(string name) => name.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase);

    // No control character and no half character gets into a document.
    private static Paper Clean(Paper paper) => paper with
    {
        Title = Line(paper.Title),
        Running = Line(paper.Running),
        Parts = [.. paper.Parts.Select(Clean)],
    };

    private static PaperPart Clean(PaperPart part) => part switch
    {
        PaperPart.Heading heading => heading with { Text = Line(heading.Text) },
        PaperPart.Words words => words with { Text = Text(words.Text) },
        PaperPart.Pairs pairs => new PaperPart.Pairs([.. pairs.All.Select(p => new PaperPair(Line(p.Name), p.Lines.Count == 0 ? ["–"] : [.. p.Lines.SelectMany(Lines)]))]),
        PaperPart.Points points => new PaperPart.Points([.. points.All.Select(Line)]),
        PaperPart.Grid grid => new PaperPart.Grid(Line(grid.Caption), [.. grid.Heads.Select(Line)], [.. grid.Rows.Select(r => r.Select(Text).ToList())]),
        PaperPart.Signatures signatures => new PaperPart.Signatures([.. signatures.Under.Select(Line)]),
        _ => part,
    };

    private static string Text(string text) => CellGuard.Printable(text).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\t', ' ');

    private static string Line(string text) => Text(text).Replace('\n', ' ');

    private static string[] Lines(string text) => Text(text).Split('\n');
}
