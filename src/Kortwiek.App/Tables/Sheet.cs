namespace Kortwiek.App.Tables;

/// <summary>A table on its way out of the program.</summary>
/// <param name="Name">What it holds; the name of its sheet.</param>
/// <param name="Heads">The columns' heads.</param>
/// <param name="Rows">One list a row, as long as <paramref name="Heads"/>; read once, row by row. A cell is null, a text, a flag, a number, a <see cref="DateTimeOffset"/> or a <see cref="DateOnly"/>.</param>
public sealed record Sheet(string Name, IReadOnlyList<string> Heads, IEnumerable<IReadOnlyList<object?>> Rows);
