namespace Kortwiek.App.People;

/// <summary>One account, as a list shows it.</summary>
/// <param name="Name">What is typed to sign in.</param>
/// <param name="DisplayName">What pages show.</param>
/// <param name="Administrator">Whether accounts are this person's to make.</param>
/// <param name="WaysIn">By what the person can sign in; none before the invitation was used.</param>
/// <param name="InvitedUntil">When an open invitation ends, or null.</param>
/// <param name="LockedFor">Why nobody signs in with it, or null.</param>
public sealed record AccountLine(string Name, string DisplayName, bool Administrator, IReadOnlyList<WayIn> WaysIn, DateTimeOffset? InvitedUntil, string? LockedFor)
{
    /// <summary>The line of an account.</summary>
    public static async Task<AccountLine> OfAsync(Accounts accounts, Account person) =>
        new(person.UserName!, person.DisplayName, person.IsAdministrator, await accounts.WaysInAsync(person), person.InvitationHash is null ? null : person.InvitationEnds, person.LockedFor);
}

/// <summary>A one-time link for who is to sign in.</summary>
/// <param name="Name">The account.</param>
/// <param name="Link">The path on this installation's address; it opens once.</param>
/// <param name="Until">When it ends.</param>
public sealed record Invitation(string Name, string Link, DateTimeOffset Until)
{
    /// <summary>Makes one; the link before it is void.</summary>
    public static async Task<Outcome<Invitation>> MakeAsync(Accounts accounts, Account person) =>
        await accounts.InviteAsync(person) is Outcome<string>.Done { Answer: var secret }
            ? new Invitation(person.UserName!, PathOf(secret), person.InvitationEnds!.Value)
            : new BadInput("The invitation could not be kept; try again.", Code: "account");

    /// <summary>The path of a secret.</summary>
    public static string PathOf(string secret) => $"/welcome/{secret}";
}
