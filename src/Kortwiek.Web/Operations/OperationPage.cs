using Kortwiek.App;
using Kortwiek.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace Kortwiek.Web.Operations;

/// <summary>Base of every page under <c>/op/CODE</c>: opens the operation, answers 404 for one that is not there, closes it after the page was made.</summary>
/// <remarks>Static pages only. An interactive island gets its values as parameters and asks the stores of its own.</remarks>
public abstract class OperationPage : ComponentBase, IAsyncDisposable
{
    /// <summary>The operation's code in the address.</summary>
    [Parameter]
    public string Code { get; set; } = "";

    /// <summary>The request; null inside a circuit.</summary>
    [CascadingParameter]
    public HttpContext? Context { get; set; }

    /// <summary>The open operation.</summary>
    protected OperationView View { get; private set; } = default!;

    /// <summary>True once <see cref="LoadAsync"/> is done; a page draws nothing before.</summary>
    protected bool Loaded { get; private set; }

    /// <summary>The request's own end.</summary>
    protected CancellationToken Cancellation => Context?.RequestAborted ?? CancellationToken.None;

    [Inject]
    private OperationViews Views { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <summary>The address of a page of this operation: <c>Href("measures")</c>.</summary>
    protected string Href(string path) => $"/op/{Uri.EscapeDataString(Code)}/{path}".TrimEnd('/');

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task LoadAsync();

    /// <inheritdoc/>
    protected sealed override async Task OnInitializedAsync()
    {
        if (await Views.OpenAsync(Code, Visitors.AskerOf(Context?.User), Cancellation) is not { } view)
        {
            Navigation.NotFound();
            return;
        }

        View = view;
        if (MemberAccess.Against(view.Asker, view.Member) is not null)
        {
            Navigation.NavigateTo("/account?why=way-in");
            return;
        }

        await LoadAsync();
        Loaded = true;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (View is not null)
        {
            await View.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}
