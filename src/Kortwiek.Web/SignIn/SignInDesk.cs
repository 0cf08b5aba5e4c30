using Kortwiek.App;
using Kortwiek.App.People;
using Kortwiek.Store;
using Microsoft.AspNetCore.Identity;

namespace Kortwiek.Web.SignIn;

/// <summary>Lets persons in: the framework checks the proof, this looks whether the account is open, starts the session and tells the evidence logs.</summary>
internal sealed class SignInDesk(SignInManager<Account> manager, Installation installation)
{
    /// <summary>The framework's own.</summary>
    public SignInManager<Account> Manager => manager;

    /// <summary>First step of a password sign-in: true where the code is asked for next.</summary>
    public async Task<bool> PasswordAsync(string name, string password, CancellationToken cancellation)
    {
        var account = await manager.UserManager.FindByNameAsync(name);
        if (account is null)
        {
            // As long as for a name that is there.
            manager.UserManager.PasswordHasher.HashPassword(null!, password);
            return false;
        }

        if (account.LockedFor is null && (await manager.PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: true)).RequiresTwoFactor)
        {
            return true;
        }

        await SignInBook.RefusedAsync(installation, account, WayIn.Password, cancellation);
        return false;
    }

    /// <summary>Second step: the code of the authenticator, or one of the recovery codes.</summary>
    public async Task<bool> CodeAsync(string code, CancellationToken cancellation)
    {
        if (await manager.GetTwoFactorAuthenticationUserAsync() is not { LockedFor: null } account)
        {
            return false;
        }

        var users = manager.UserManager;
        var plain = code.Replace(" ", "", StringComparison.Ordinal);
        var isRight = !await users.IsLockedOutAsync(account)
            && (await users.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, plain)
                || (await users.RedeemTwoFactorRecoveryCodeAsync(account, plain)).Succeeded);
        if (!isRight)
        {
            await users.AccessFailedAsync(account);
            await SignInBook.RefusedAsync(installation, account, WayIn.Password, cancellation);
            return false;
        }

        await LetInAsync(account, WayIn.Password, cancellation);
        return true;
    }

    /// <summary>By a passkey's assertion over the challenge that this browser was given.</summary>
    public async Task<bool> PasskeyAsync(string credential, CancellationToken cancellation)
    {
        if (await AssertedAsync(credential) is not { LockedFor: null } account)
        {
            return false;
        }

        await LetInAsync(account, WayIn.Passkey, cancellation);
        return true;
    }

    /// <summary>Whose passkey an assertion is; null where it does not hold. The passkey's counter is kept.</summary>
    public async Task<Account?> AssertedAsync(string credential)
    {
        var asserted = await manager.PerformPasskeyAssertionAsync(credential);
        if (!asserted.Succeeded || await manager.UserManager.IsLockedOutAsync(asserted.User))
        {
            return null;
        }

        await manager.UserManager.AddOrUpdatePasskeyAsync(asserted.User, asserted.Passkey);
        return asserted.User;
    }

    /// <summary>Keeps a new passkey for an account; false where it does not hold.</summary>
    public async Task<bool> AddPasskeyAsync(Account account, string credential)
    {
        var attested = await manager.PerformPasskeyAttestationAsync(credential);
        return attested.Succeeded
            && attested.UserEntity.Id == account.Id.ToString()
            && (await manager.UserManager.AddOrUpdatePasskeyAsync(account, attested.Passkey)).Succeeded;
    }

    /// <summary>By an account that a certificate or a directory has named.</summary>
    public async Task<bool> LoginAsync(string provider, string key, WayIn wayIn, CancellationToken cancellation)
    {
        if (await manager.UserManager.FindByLoginAsync(provider, key) is not { LockedFor: null } account)
        {
            return false;
        }

        await LetInAsync(account, wayIn, cancellation);
        return true;
    }

    /// <summary>True where a session may give its account another passkey or card: the first one, or by a session that began with one. A mere password never opens a second door beside a strong one.</summary>
    public static async Task<bool> MayStrengthenAsync(Account account, System.Security.Claims.ClaimsPrincipal user, Accounts accounts) =>
        Visitors.AskerOf(user) is Asker.SignedIn { WayIn: WayIn.Passkey or WayIn.Certificate }
        || !(await accounts.WaysInAsync(account)).Any(w => w is WayIn.Passkey or WayIn.Certificate);

    /// <summary>Goes on with a session after its account has changed: how and when it began stays as it was.</summary>
    public Task GoOnAsync(Account account, System.Security.Claims.ClaimsPrincipal user) =>
        manager.SignInWithClaimsAsync(account, isPersistent: false, [.. user.Claims.Where(Visitors.IsOurs)]);

    /// <summary>Starts the session of a person who has proved to be one.</summary>
    public async Task LetInAsync(Account account, WayIn wayIn, CancellationToken cancellation)
    {
        await manager.UserManager.ResetAccessFailedCountAsync(account);
        await Microsoft.AspNetCore.Authentication.AuthenticationHttpContextExtensions.SignOutAsync(manager.Context, IdentityConstants.TwoFactorUserIdScheme);
        await manager.SignInWithClaimsAsync(account, isPersistent: false, Visitors.Claims(account, wayIn, installation.Clock.GetUtcNow()));
        await SignInBook.SignedInAsync(installation, account, wayIn, cancellation);
    }
}
