using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Kortwiek.Web.Components;

/// <summary>Draws its content once, and again only when what it is drawn of is another: the parts of a live page that stand still cost nothing.</summary>
public sealed class Still : ComponentBase
{
    private object? _drawn;

    /// <summary>What the content is made of; compared by <c>Equals</c>.</summary>
    [Parameter, EditorRequired]
    public object? Of { get; set; }

    /// <summary>What to draw.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <inheritdoc/>
    protected override bool ShouldRender() => !Equals(Of, _drawn);

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        _drawn = Of;
        builder.AddContent(0, ChildContent);
    }
}
