using Kortwiek.App.People;

namespace Kortwiek.App.Person;

/// <summary><c>person add NAME</c>: makes an account and its one-time link.</summary>
public sealed class AddVerb(Scope scope) : IVerb<AddVerb.Request, Invitation>
{
    /// <summary>Whose.</summary>
    public sealed record Request(
        [Argument("what is typed to sign in: lower-case letters, digits, hyphens and dots")] string Name,
        [Option("what pages show")] string DisplayName,
        [Option("the person makes accounts too")] bool Administrator = false);

    /// <inheritdoc/>
    public Task<Outcome<Invitation>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation) =>
        Accounts.WithAsync(
            scope.Installation,
            async accounts => await accounts.AddAsync(request.Name, request.DisplayName, request.Administrator) is var made && made is Outcome<Account>.Done { Answer: var person }
                ? await Invitation.MakeAsync(accounts, person)
                : made.As<Invitation>(),
            cancellation);
}
