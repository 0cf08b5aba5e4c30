using Kortwiek.App.Tables;
using Kortwiek.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Kortwiek.Web.Tables;

/// <summary>The table of a page that the reader wants as a file: the page is made as ever, with its rights, filters and order, and the wanted table hands its rows over.</summary>
/// <remarks>One for each request. The address says which: <c>?file=csv</c>, or <c>?file=a.xlsx</c> for the table with the prefix <c>a.</c>.</remarks>
public sealed class PageTables
{
    /// <summary>The address's parameter.</summary>
    public const string Parameter = "file";

    private Func<IServiceProvider, Sheet>? _sheet;

    /// <summary>Prefix and format, or null where a page is wanted.</summary>
    internal string? Wanted { get; set; }

    /// <summary>True where tables can be taken out: on the pages of an operation, whose audit says so.</summary>
    internal static bool Reaches(NavigationManager navigation) => Shell.Addresses.OperationOf(navigation.ToBaseRelativePath(navigation.Uri)) is not null;

    /// <summary>Called by each table of the page.</summary>
    internal void Offer<TItem>(string prefix, string caption, IReadOnlyList<Column<TItem>> columns, IEnumerable<TItem> rows)
    {
        if (Wanted == prefix + "csv" || Wanted == prefix + "xlsx")
        {
            _sheet = services => new Sheet(caption, [.. columns.Select(c => c.Title)], CellReader.Rows(columns, rows, services));
        }
    }

    /// <summary>The wanted table, or null where the page has none of that name.</summary>
    internal Sheet? Take(IServiceProvider services) => _sheet?.Invoke(services);
}
