using Microsoft.AspNetCore.Components;

namespace Kortwiek.Web.Components;

/// <summary>One column of a <see cref="DataTable{TItem}"/>: either a value, or a template as its content.</summary>
/// <typeparam name="TItem">The row; inferred from the table.</typeparam>
public sealed class Column<TItem> : ComponentBase
{
    /// <summary>The heading.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>The plain value of a cell; the column can be sorted by it too.</summary>
    [Parameter]
    public Func<TItem, object?>? Value { get; set; }

    /// <summary>What to sort by where it is not <see cref="Value"/>.</summary>
    [Parameter]
    public Func<TItem, IComparable?>? Sort { get; set; }

    /// <summary>The cell with markup.</summary>
    [Parameter]
    public RenderFragment<TItem>? ChildContent { get; set; }

    /// <summary>Puts the column at the right: for numbers.</summary>
    [Parameter]
    public bool End { get; set; }

    /// <summary>Fixed-width letters: digests, addresses, keys.</summary>
    [Parameter]
    public bool Mono { get; set; }

    /// <summary>Allows line breaks: for sentences.</summary>
    [Parameter]
    public bool Wrap { get; set; }

    [CascadingParameter]
    private DataTable<TItem> Table { get; set; } = default!;

    internal string? HeadClass => End ? "kw-end" : null;

    internal string? CellClass => (End, Mono, Wrap) switch
    {
        (true, _, _) => "kw-end",
        (_, true, _) => "kw-mono",
        (_, _, true) => "kw-wrap",
        _ => null,
    };

    internal bool CanSort => Sort is not null || Value is not null;

    internal IComparable? SortValue(TItem item) => Sort is not null ? Sort(item) : Value?.Invoke(item) as IComparable;

    /// <inheritdoc/>
    protected override void OnInitialized() => Table.Add(this);
}
