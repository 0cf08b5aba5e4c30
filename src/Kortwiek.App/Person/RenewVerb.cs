using Kortwiek.App.People;

namespace Kortwiek.App.Person;

/// <summary><c>person renew NAME</c>: a new one-time link for who lost the way in.</summary>
public sealed class RenewVerb(Scope scope) : IVerb<RenewVerb.Request, Invitation>
{
    /// <summary>Whose.</summary>
    public sealed record Request([Argument("name of the account")] string Name, [Option("take away every way in that there was")] bool Reset = false);

    /// <inheritdoc/>
    public Task<Outcome<Invitation>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation) =>
        Accounts.WithAsync(
            scope.Installation,
            async accounts =>
            {
                var found = await accounts.FindAsync(request.Name);
                if (found is not Outcome<Account>.Done { Answer: var person })
                {
                    return found.As<Invitation>();
                }

                if (person.LockedFor is { } reason)
                {
                    return new Refusals("locked", $"The account {request.Name} is locked: {reason}");
                }

                if (request.Reset)
                {
                    await accounts.ResetAsync(person);
                }

                return await Invitation.MakeAsync(accounts, person);
            },
            cancellation);
}
