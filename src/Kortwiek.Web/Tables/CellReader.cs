using System.Net;
using System.Text.RegularExpressions;
using Kortwiek.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kortwiek.Web.Tables;

/// <summary>The cells of a page's table as values: a plain value and an instant as they are, everything else as the words that the page shows.</summary>
internal static partial class CellReader
{
    // A renderer keeps what it drew: a new one for each few rows bounds the memory.
    private const int RowsEach = 256;

    /// <summary>The rows, made one by one.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Rows<TItem>(IReadOnlyList<Column<TItem>> columns, IEnumerable<TItem> rows, IServiceProvider services)
    {
        foreach (var some in rows.Chunk(RowsEach))
        {
            using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
            foreach (var row in some)
            {
                yield return [.. columns.Select(c => Cell(c, row, renderer))];
            }
        }
    }

    private static object? Cell<TItem>(Column<TItem> column, TItem row, HtmlRenderer renderer)
    {
        if (column.ChildContent is not { } content)
        {
            return Plain(column.Value?.Invoke(row));
        }

        return column.Sort?.Invoke(row) is var sorted and (DateTimeOffset or DateOnly) ? sorted : Words(content(row), renderer);
    }

    private static object? Plain(object? value) => value switch
    {
        null or string or bool or int or long or double or decimal or DateTimeOffset or DateOnly => value,
        _ => CellText.Of(value),
    };

    private static string Words(RenderFragment content, HtmlRenderer renderer)
    {
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(Deferred.ChildContent)] = content });
        var html = renderer.Dispatcher.InvokeAsync(() => renderer.BeginRenderingComponent<Deferred>(parameters).ToHtmlString()).GetAwaiter().GetResult();
        var text = WebUtility.HtmlDecode(Tags().Replace(BlockEnds().Replace(html, " "), ""));
        return Blanks().Replace(text, " ").Trim() is var words && words == Show.Nothing ? "" : words;
    }

    // Our own parts wrote it, with every value escaped: a tag is what stands between < and >.
    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Tags();

    [GeneratedRegex("</(div|p|li|dt|dd|td)>|<br ?/?>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex BlockEnds();

    [GeneratedRegex("\\s+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Blanks();
}
