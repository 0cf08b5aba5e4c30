using Kortwiek.App.People;

namespace Kortwiek.App.Person;

/// <summary><c>person unlock NAME</c>: lets a person sign in again.</summary>
public sealed class UnlockVerb(Scope scope) : IVerb<UnlockVerb.Request, AccountLine>
{
    /// <summary>Whose.</summary>
    public sealed record Request([Argument("name of the account")] string Name);

    /// <inheritdoc/>
    public Task<Outcome<AccountLine>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation) =>
        Accounts.WithAsync(
            scope.Installation,
            async accounts => await accounts.FindAsync(request.Name) is var found && found is Outcome<Account>.Done { Answer: var person }
                && await accounts.UnlockAsync(person) is Outcome<Account>.Done
                ? await AccountLine.OfAsync(accounts, person)
                : found.As<AccountLine>(),
            cancellation);
}
