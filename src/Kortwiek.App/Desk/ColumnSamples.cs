namespace Kortwiek.App.Desk;

/// <summary>The first values of each column, to be looked at before a table is taken in.</summary>
internal sealed class ColumnSamples(int columns)
{
    private const int Each = 3;
    private const int Longest = 60;
    private readonly List<string>[] _values = [.. Enumerable.Range(0, columns).Select(_ => new List<string>())];

    public void Add(IReadOnlyList<string> cells)
    {
        for (var i = 0; i < _values.Length && i < cells.Count; i++)
        {
            if (cells[i].Length > 0 && _values[i].Count < Each)
            {
                _values[i].Add(cells[i].Length > Longest ? cells[i][..Longest] + "…" : cells[i]);
            }
        }
    }

    public IReadOnlyList<string> Of(int column) => _values[column];
}
