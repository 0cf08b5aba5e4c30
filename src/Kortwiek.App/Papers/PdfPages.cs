namespace Kortwiek.App.Papers;

/// <summary>Breaks a paper into lines and pages. All measures are points, from the top left of an A4 page.</summary>
internal sealed class PdfPages
{
    public const float Width = 595.28f;
    public const float Height = 841.89f;
    public const float Left = 54;
    public const float Right = Width - Left;
    private const float Top = 78;
    private const float Bottom = Height - 66;
    private const float Column = Right - Left;
    private const float Gap = 8;
    private const float Leading = 1.42f;

    private static readonly PdfStyle Title = new(16, Bold: true);
    private static readonly PdfStyle Chapter = new(12, Bold: true);
    private static readonly PdfStyle Section = new(10, Bold: true);
    private static readonly PdfStyle Body = new(9.5f);
    private static readonly PdfStyle Loud = new(9.5f, Bold: true);
    private static readonly PdfStyle Quiet = new(8, Grey: true);
    private static readonly PdfStyle Label = new(9, Grey: true);
    private static readonly PdfStyle CellText = new(8);
    private static readonly PdfStyle CellHead = new(8, Bold: true);

    private readonly List<List<PdfMark>> _pages = [[]];
    private float _y = Top;

    private PdfPages()
    {
    }

    /// <summary>The marks of each page.</summary>
    public static IReadOnlyList<IReadOnlyList<PdfMark>> Of(Paper paper)
    {
        var pages = new PdfPages();
        pages.Paragraph(paper.Title, Title);
        foreach (var part in paper.Parts)
        {
            pages.Add(part);
        }

        return pages._pages;
    }

    private void Add(PaperPart part)
    {
        switch (part)
        {
            case PaperPart.Heading heading:
                // A heading stays with the lines after it.
                var style = heading.Level <= 2 ? Chapter : Section;
                Space(heading.Level <= 2 ? 12 : 7, keep: 60);
                Paragraph(heading.Text, style);
                break;
            case PaperPart.Words words:
                Paragraph(words.Text, words.Tone switch { PaperTone.Quiet => Quiet, PaperTone.Strong => Loud, _ => Body });
                break;
            case PaperPart.Pairs pairs:
                Add(pairs);
                break;
            case PaperPart.Points points:
                Add(points);
                break;
            case PaperPart.Grid grid:
                Add(grid);
                break;
            case PaperPart.Signatures signatures:
                Add(signatures);
                break;
        }
    }

    private void Paragraph(string text, PdfStyle style)
    {
        Row([new PdfCell(Left, Column, text, style)]);
        Space(3, keep: 0);
    }

    private void Add(PaperPart.Pairs pairs)
    {
        const float Name = 165;
        foreach (var pair in pairs.All)
        {
            Row([new PdfCell(Left, Name - Gap, pair.Name, Label), new PdfCell(Left + Name, Column - Name, string.Join('\n', pair.Lines), Body)]);
            Space(2, keep: 0);
        }

        Space(3, keep: 0);
    }

    private void Add(PaperPart.Points points)
    {
        foreach (var point in points.All)
        {
            Row([new PdfCell(Left, Gap, "•", Body), new PdfCell(Left + 12, Column - 12, point, Body)]);
            Space(2, keep: 0);
        }
    }

    private void Add(PaperPart.Grid grid)
    {
        if (grid.Caption.Length > 0)
        {
            Space(4, keep: 50);
            Row([new PdfCell(Left, Column, grid.Caption, Quiet)]);
        }

        var widths = Widths(grid);
        var heads = Cells(grid.Heads, widths, CellHead);
        void Heads()
        {
            Row(heads);
            Line();
        }

        Space(2, keep: 40);
        Heads();
        foreach (var row in grid.Rows)
        {
            Row(Cells(row, widths, CellText), Heads);
            Line();
        }

        Space(6, keep: 0);
    }

    private void Add(PaperPart.Signatures signatures)
    {
        foreach (var under in signatures.Under)
        {
            Space(40, keep: 70);
            _pages[^1].Add(new PdfMark.Rule(Left, Left + 260, _y));
            Space(2, keep: 0);
            Row([new PdfCell(Left, Column, under, Label)]);
        }
    }

    // Each column gets the width of its longest word, and a share of what is left by how much wider its texts are.
    private static float[] Widths(PaperPart.Grid grid)
    {
        using var plain = PdfFonts.Of(CellText.Size, bold: false);
        using var bold = PdfFonts.Of(CellHead.Size, bold: true);
        var count = grid.Heads.Count;
        var (least, wanted) = (new float[count], new float[count]);
        for (var c = 0; c < count; c++)
        {
            wanted[c] = Math.Max(bold.MeasureText(grid.Heads[c]), grid.Rows.Select(r => plain.MeasureText(r[c])).DefaultIfEmpty().Max()) + Gap + 1;
            var word = Math.Max(bold.MeasureText(grid.Heads[c]), grid.Rows.SelectMany(r => r[c].Split(' ', '\n')).Select(w => plain.MeasureText(w)).DefaultIfEmpty().Max()) + Gap + 1;
            least[c] = Math.Min(word, Column * 1.2f / count);
            wanted[c] = Math.Clamp(wanted[c], least[c] + 1, Column);
        }

        var free = Column - least.Sum();
        var more = wanted.Sum() - least.Sum();
        return [.. least.Select((l, c) => free > 0 ? l + (free * (wanted[c] - l) / more) : Column * l / least.Sum())];
    }

    private static List<PdfCell> Cells(IReadOnlyList<string> texts, float[] widths, PdfStyle style)
    {
        var cells = new List<PdfCell>();
        var x = Left;
        for (var c = 0; c < widths.Length; c++)
        {
            cells.Add(new PdfCell(x, widths[c] - Gap, texts[c], style));
            x += widths[c];
        }

        return cells;
    }

    // Cells side by side. What fits on one page is not parted; what does not is parted between lines.
    private void Row(IReadOnlyList<PdfCell> cells, Action? onNewPage = null)
    {
        var lines = cells.Select(c => PdfLines.Of(c.Text, c.Width, c.Style)).ToList();
        var step = cells.Max(c => c.Style.Size) * Leading;
        var count = lines.Max(l => l.Count);
        if (_y + (count * step) > Bottom && count * step < (Bottom - Top) * 0.8f)
        {
            NewPage(onNewPage);
        }

        for (var i = 0; i < count; i++)
        {
            if (_y + step > Bottom)
            {
                NewPage(onNewPage);
            }

            _y += step;
            for (var c = 0; c < cells.Count; c++)
            {
                if (i < lines[c].Count)
                {
                    _pages[^1].Add(new PdfMark.Words(cells[c].X, cells[c].Width, _y, lines[c][i].Text, lines[c][i].RightToLeft, cells[c].Style));
                }
            }
        }
    }

    private void Line()
    {
        _y += 3;
        _pages[^1].Add(new PdfMark.Rule(Left, Right, _y));
    }

    private void Space(float points, float keep)
    {
        _y += points;
        if (_y + keep > Bottom && keep > 0)
        {
            NewPage(null);
        }
    }

    private void NewPage(Action? onNewPage)
    {
        _pages.Add([]);
        _y = Top;
        onNewPage?.Invoke();
    }

    private sealed record PdfCell(float X, float Width, string Text, PdfStyle Style);
}

/// <summary>How a text looks.</summary>
/// <param name="Size">Points.</param>
/// <param name="Bold">True for what stands out.</param>
/// <param name="Grey">True for what stands back.</param>
internal sealed record PdfStyle(float Size, bool Bold = false, bool Grey = false);

/// <summary>Something on a page.</summary>
internal abstract record PdfMark
{
    /// <summary>A line of text: from <paramref name="X"/>, or, from right to left, up to <c>X + Width</c>.</summary>
    public sealed record Words(float X, float Width, float Y, string Text, bool RightToLeft, PdfStyle Style) : PdfMark;

    /// <summary>A thin line.</summary>
    public sealed record Rule(float From, float To, float Y) : PdfMark;
}
