namespace Kortwiek.App.Operation;

/// <summary><c>operation list</c>: the operations that one may know of.</summary>
public sealed class ListVerb(Scope scope) : IVerb<ListVerb.Request, ListVerb.Response>
{
    /// <summary>Nothing to say.</summary>
    public sealed record Request;

    /// <summary>The operations, by code.</summary>
    public sealed record Response(IReadOnlyList<Line> Operations);

    /// <summary>One operation.</summary>
    public sealed record Line(string Code, string Title, string LeadAuthority, string Basis, bool Demo, DateTimeOffset CreatedAt);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (!scope.Installation.Exists)
        {
            return new Response([]);
        }

        await using var store = await scope.Installation.OpenStoreAsync(cancellation);
        var rows = await OperationChoice.KnownToAsync(store, scope.Asker, cancellation);
        return new Response([.. rows.Select(o => new Line(o.Code, o.Title, o.LeadAuthority, o.Basis, o.Demo, o.CreatedAt))]);
    }
}
