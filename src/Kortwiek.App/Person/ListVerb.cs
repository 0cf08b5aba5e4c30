using Kortwiek.App.People;

namespace Kortwiek.App.Person;

/// <summary><c>person list</c>: the accounts of this installation.</summary>
public sealed class ListVerb(Scope scope) : IVerb<ListVerb.Request, ListVerb.Response>
{
    /// <summary>Nothing to say.</summary>
    public sealed record Request;

    /// <summary>The accounts, by name.</summary>
    public sealed record Response(IReadOnlyList<AccountLine> Persons);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation) =>
        !scope.Installation.Exists
            ? new Response([])
            : await Accounts.WithAsync(
                scope.Installation,
                async accounts =>
                {
                    var lines = new List<AccountLine>();
                    foreach (var person in await accounts.AllAsync(cancellation))
                    {
                        lines.Add(await AccountLine.OfAsync(accounts, person));
                    }

                    return new Response(lines);
                },
                cancellation);
}
