using System.Globalization;

namespace Kortwiek.Web.Components;

/// <summary>Order of cells: nothing last, texts as the reader's language orders them, everything else by its own order.</summary>
internal sealed class CellOrder : IComparer<IComparable?>
{
    public static readonly CellOrder Instance = new();

    public int Compare(IComparable? x, IComparable? y) => (x, y) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        (string a, string b) => CultureInfo.CurrentCulture.CompareInfo.Compare(a, b, CompareOptions.IgnoreCase | CompareOptions.NumericOrdering),
        _ when x.GetType() == y.GetType() => x.CompareTo(y),
        _ => string.CompareOrdinal(x.ToString(), y.ToString()),
    };
}
