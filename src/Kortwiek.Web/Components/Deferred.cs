using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Kortwiek.Web.Components;

/// <summary>Draws its content after its elder siblings: they may tell their parent what they are first.</summary>
public sealed class Deferred : ComponentBase
{
    /// <summary>What to draw.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, ChildContent);
}
