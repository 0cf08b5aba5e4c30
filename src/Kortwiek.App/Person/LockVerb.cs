using Kortwiek.App.People;

namespace Kortwiek.App.Person;

/// <summary><c>person lock NAME</c>: ends an account's sessions and lets nobody sign in with it.</summary>
public sealed class LockVerb(Scope scope) : IVerb<LockVerb.Request, AccountLine>
{
    /// <summary>Whose.</summary>
    public sealed record Request([Argument("name of the account")] string Name, [Option("why; at least 10 characters")] string Reason);

    /// <inheritdoc/>
    public async Task<Outcome<AccountLine>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (request.Reason.Trim().Length is < 10 or > 1000)
        {
            return BadInput.MissingOption("--reason", "a lock says why, in 10 to 1000 characters.");
        }

        return await Accounts.WithAsync(
            scope.Installation,
            async accounts => await accounts.FindAsync(request.Name) is var found && found is Outcome<Account>.Done { Answer: var person }
                && await accounts.LockAsync(person, request.Reason.Trim()) is Outcome<Account>.Done
                ? await AccountLine.OfAsync(accounts, person)
                : found.As<AccountLine>(),
            cancellation);
    }
}
