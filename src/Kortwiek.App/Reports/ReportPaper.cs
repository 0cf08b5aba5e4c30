namespace Kortwiek.App.Reports;

/// <summary>The report for a PDF or a text document. Its figures are in the page alone.</summary>
public static class ReportPaper
{
    /// <summary>The paper; what is given is as for <see cref="ReportPage.Html"/>.</summary>
    public static Paper Of(Tlp marking, string title, string code, bool demo, DateTimeOffset asOf, string logState, IReadOnlyList<ReportSection> sections)
    {
        var parts = new List<PaperPart> { new PaperPart.Words($"Operation {code} · as of {Utc.Text(asOf)} · evidence log {logState}", PaperTone.Quiet) };
        if (demo)
        {
            parts.Add(new PaperPart.Words("Demonstration. Every name, address and number is invented; the log is signed by a public test key.", PaperTone.Strong));
        }

        foreach (var section in sections)
        {
            parts.Add(new PaperPart.Heading(2, section.Room));
            parts.Add(new PaperPart.Words(section.Question, PaperTone.Quiet));
            parts.AddRange((section.Sentences.Count == 0 ? ["Nothing yet."] : section.Sentences).Select(s => new PaperPart.Words(s)));
            if (section.Table is { Rows.Count: > 0 } table)
            {
                parts.Add(new PaperPart.Grid(table.Caption, table.Heads, table.Rows));
            }

            if (section.Figure is not null)
            {
                parts.Add(new PaperPart.Words("A figure belongs here; it is in the report as a page (.html).", PaperTone.Quiet));
            }
        }

        return new Paper(title, "en", marking.Label(), $"Operation {code}", parts);
    }
}
