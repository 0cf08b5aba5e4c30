namespace Kortwiek.App.Reports;

/// <summary>What one room says in the one-page report.</summary>
/// <param name="Room">The room's name.</param>
/// <param name="Question">What the room answers.</param>
/// <param name="Sentences">Whole sentences made from numbers; none where the room holds nothing.</param>
/// <param name="Table">A small table, or null.</param>
/// <param name="Figure">An SVG of ours, or null.</param>
public sealed record ReportSection(string Room, string Question, IReadOnlyList<string> Sentences, ReportTable? Table = null, string? Figure = null);

/// <summary>A small table of a report.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Heads">Column heads.</param>
/// <param name="Rows">Cells as text, one list a row.</param>
public sealed record ReportTable(string Caption, IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<string>> Rows);
