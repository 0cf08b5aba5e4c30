using Kortwiek.App.Act;
using Kortwiek.App.People;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Person;

using Kortwiek.Act;

/// <summary><c>person invite HANDLE</c>: gives a member of the operation an account, by a one-time link. The link goes to its owner alone: who opens it first owns the account.</summary>
public sealed class InviteVerb(Scope scope) : IVerb<InviteVerb.Request, Invitation>
{
    /// <summary>Whom.</summary>
    public sealed record Request(
        [Argument("handle of the member")] string Handle,
        [Option("name of the account, where the handle is not to be it")] string? Name = null);

    /// <inheritdoc/>
    public async Task<Outcome<Invitation>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        var actor = (await PlanDesk.OpenAsync(scope, cancellation)).ActorOf(scope);
        if ((actor.Roles & (Roles.Coordinator | Roles.Admin)) == Roles.None)
        {
            return new Refusals("role", $"Members are invited by the coordinator or an administrator; you are {RoleNames.Say(actor.Roles)}.");
        }

        var member = await scope.Db.Set<MemberRow>().AsNoTracking().FirstOrDefaultAsync(m => m.Handle == request.Handle, cancellation);
        return member is null
            ? new BadInput($"There is no member {request.Handle} in {scope.Operation.Code}.", Code: "unknown-member")
            : await Accounts.WithAsync(scope.Installation, accounts => InviteAsync(accounts, member, request.Name ?? member.Handle), cancellation);
    }

    private static async Task<Outcome<Invitation>> InviteAsync(Accounts accounts, MemberRow member, string name)
    {
        if (await accounts.Manager.FindByIdAsync(member.PersonId.ToString()) is { } known)
        {
            return new Refusals("has-account", $"{member.Handle} has the account {known.UserName}; an administrator makes a new link: kortwiek person renew {known.UserName}");
        }

        var made = await accounts.AddAsync(name, member.DisplayName, isAdministrator: false, member.PersonId);
        return made is Outcome<Account>.Done { Answer: var person } ? await Invitation.MakeAsync(accounts, person) : made.As<Invitation>();
    }
}
