using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kortwiek.App.People;

/// <summary>The accounts of an installation: who may sign in, and by what.</summary>
/// <param name="manager">The framework's manager over an open store.</param>
/// <param name="clock">The clock.</param>
public sealed class Accounts(UserManager<Account> manager, TimeProvider clock)
{
    /// <summary>How long a one-time link lives.</summary>
    public static readonly TimeSpan InvitationLives = TimeSpan.FromHours(24);

    private const int RecoveryCodeCount = 10;

    /// <summary>The login provider under which a smart card's certificate is kept.</summary>
    public const string CertificateProvider = "certificate";

    /// <summary>The framework's own manager.</summary>
    public UserManager<Account> Manager => manager;

    /// <summary>Adds the framework's identity with the rules of this installation. The store is a scoped <see cref="KortwiekDb"/>.</summary>
    public static IdentityBuilder AddTo(IServiceCollection services) =>
        services.AddScoped<Accounts>().AddIdentityCore<Account>(Rules).AddUserStore<AccountStore>().AddTokenProvider<AuthenticatorTokenProvider<Account>>(TokenOptions.DefaultAuthenticatorProvider);

    /// <summary>Runs a piece of work on the accounts outside the pages.</summary>
    public static async Task<T> WithAsync<T>(Installation installation, Func<Accounts, Task<T>> work, CancellationToken cancellation)
    {
        await using var store = await installation.OpenStoreAsync(cancellation);
        var services = new ServiceCollection().AddLogging().AddSingleton(store).AddSingleton(installation.Clock);
        AddTo(services);
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<Accounts>());
    }

    /// <summary>True for 2 to 40 lower-case letters, digits, hyphens and dots.</summary>
    public static bool IsName(string name) => name.Length is >= 2 and <= 40 && name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '.');

    /// <summary>True where anybody has an account.</summary>
    public Task<bool> AnyAsync(CancellationToken cancellation) => manager.Users.AnyAsync(cancellation);

    /// <summary>All accounts, by name.</summary>
    public Task<List<Account>> AllAsync(CancellationToken cancellation) => manager.Users.AsNoTracking().OrderBy(p => p.UserName).ToListAsync(cancellation);

    /// <summary>The account of a name.</summary>
    public async Task<Outcome<Account>> FindAsync(string name) =>
        await manager.FindByNameAsync(name) is { } person ? person : new BadInput($"There is no account {name}.", Code: "unknown-person");

    /// <summary>Makes an account that has no way to sign in yet: an invitation gives one.</summary>
    /// <param name="name">What is typed to sign in.</param>
    /// <param name="displayName">What pages show.</param>
    /// <param name="isAdministrator">Whether accounts are this person's to make.</param>
    /// <param name="personId">The human being, where members of operations know them already.</param>
    public async Task<Outcome<Account>> AddAsync(string name, string displayName, bool isAdministrator, Guid? personId = null)
    {
        if (!IsName(name))
        {
            return new BadInput($"'{name}' is no name for an account: use 2 to 40 lower-case letters, digits, hyphens and dots.");
        }

        if (displayName.Trim().Length is 0 or > 100 || displayName.Any(char.IsControl))
        {
            return new BadInput("The name to be shown has between 1 and 100 letters.");
        }

        var person = new Account
        {
            Id = personId ?? Guid.CreateVersion7(clock.GetUtcNow()),
            UserName = name,
            DisplayName = displayName.Trim(),
            IsAdministrator = isAdministrator,
            CreatedAt = clock.GetUtcNow(),
            TwoFactorEnabled = true,
            LockoutEnabled = true,
        };
        if (await manager.FindByNameAsync(name) is not null || await manager.FindByIdAsync(person.Id.ToString()) is not null)
        {
            return new Refusals("account-taken", $"There is an account {name} already, or this human being has one.");
        }

        return Kept(await manager.CreateAsync(person), person);
    }

    /// <summary>A new one-time link's secret; the one before it is void.</summary>
    public async Task<Outcome<string>> InviteAsync(Account person)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        person.InvitationHash = HashOf(secret);
        person.InvitationEnds = clock.GetUtcNow() + InvitationLives;
        return Kept(await manager.UpdateAsync(person), secret);
    }

    /// <summary>Who was invited by a secret; null where it is void, used or too old.</summary>
    public async Task<Account?> InvitedAsync(string secret, CancellationToken cancellation)
    {
        Digest? hash = HashOf(secret);
        var person = await manager.Users.FirstOrDefaultAsync(p => p.InvitationHash == hash, cancellation);
        return person is { LockedFor: null } && person.InvitationEnds > clock.GetUtcNow() ? person : null;
    }

    /// <summary>Ends an invitation: it was used.</summary>
    public Task EndInvitationAsync(Account person)
    {
        (person.InvitationHash, person.InvitationEnds) = (null, null);
        return manager.UpdateAsync(person);
    }

    /// <summary>Ends an account's sessions and lets nobody sign in with it until it is unlocked.</summary>
    public async Task<Outcome<Account>> LockAsync(Account person, string reason)
    {
        (person.LockedFor, person.InvitationHash, person.InvitationEnds) = (reason, null, null);
        return Kept(await manager.UpdateSecurityStampAsync(person), person);
    }

    /// <summary>Takes every way in from an account and ends its sessions.</summary>
    public async Task ResetAsync(Account person)
    {
        foreach (var passkey in await manager.GetPasskeysAsync(person))
        {
            await manager.RemovePasskeyAsync(person, passkey.CredentialId);
        }

        foreach (var login in await manager.GetLoginsAsync(person))
        {
            await manager.RemoveLoginAsync(person, login.LoginProvider, login.ProviderKey);
        }

        await manager.RemovePasswordAsync(person);
        await manager.ResetAuthenticatorKeyAsync(person);
        await manager.UpdateSecurityStampAsync(person);
    }

    /// <summary>Lets the person sign in again.</summary>
    public async Task<Outcome<Account>> UnlockAsync(Account person)
    {
        person.LockedFor = null;
        return Kept(await manager.UpdateAsync(person), person);
    }

    /// <summary>The authenticator's secret in base 32; made where there is none.</summary>
    public async Task<string> AuthenticatorKeyAsync(Account account)
    {
        if (await manager.GetAuthenticatorKeyAsync(account) is { } known)
        {
            return known;
        }

        await manager.ResetAuthenticatorKeyAsync(account);
        return (await manager.GetAuthenticatorKeyAsync(account))!;
    }

    /// <summary>Sets the password where the authenticator's code is right: neither lets anybody in alone.</summary>
    /// <returns>What is wrong, or null.</returns>
    public async Task<PasswordFault?> SetPasswordAsync(Account account, string password, string again, string code)
    {
        if (password != again)
        {
            return PasswordFault.Differs;
        }

        if (!await manager.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code.Replace(" ", "", StringComparison.Ordinal)))
        {
            return PasswordFault.Code;
        }

        foreach (var validator in manager.PasswordValidators)
        {
            if (!(await validator.ValidateAsync(manager, account, password)).Succeeded)
            {
                return PasswordFault.Weak;
            }
        }

        await manager.RemovePasswordAsync(account);
        await manager.AddPasswordAsync(account, password);
        return null;
    }

    /// <summary>Ten new codes for who has lost the authenticator; the ones before are void.</summary>
    public async Task<IReadOnlyList<string>> RecoveryCodesAsync(Account account) =>
        [.. await manager.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodeCount) ?? []];

    /// <summary>By what a person can sign in.</summary>
    public async Task<IReadOnlyList<WayIn>> WaysInAsync(Account person)
    {
        var logins = await manager.GetLoginsAsync(person);
        (WayIn Way, bool Has)[] ways =
        [
            (WayIn.Password, person.PasswordHash is not null && await manager.GetAuthenticatorKeyAsync(person) is not null),
            (WayIn.Passkey, (await manager.GetPasskeysAsync(person)).Count > 0),
            (WayIn.Certificate, logins.Any(l => l.LoginProvider == CertificateProvider)),
            (WayIn.Directory, logins.Any(l => l.LoginProvider != CertificateProvider)),
        ];
        return [.. ways.Where(w => w.Has).Select(w => w.Way)];
    }

    // The secret has 128 random bits: a plain hash keeps it from whoever reads the table.
    private static Digest HashOf(string secret) => Digest.Sha256Of(Encoding.UTF8.GetBytes(secret));

    private static Outcome<T> Kept<T>(IdentityResult result, T value) =>
        result.Succeeded ? value : new BadInput(string.Join(" ", result.Errors.Select(e => e.Description)), Code: "account");

    private static void Rules(IdentityOptions options)
    {
        // Length alone makes a password strong (NIST SP 800-63B section 3.1.1.2).
        options.Password.RequiredLength = 14;
        options.Password.RequiredUniqueChars = 6;
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        options.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789-.";
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
    }
}

/// <summary>Why a password was not set.</summary>
public enum PasswordFault
{
    /// <summary>The two are not the same.</summary>
    Differs,

    /// <summary>The authenticator's code is not right.</summary>
    Code,

    /// <summary>It is too short or too simple.</summary>
    Weak,
}
