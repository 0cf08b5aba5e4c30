using System.Security.Claims;
using Kortwiek.Store;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;

namespace Kortwiek.Web.SignIn;

/// <summary>A circuit outlives its cookie: every half minute it is asked whether the account is still open and the session still the person's.</summary>
internal sealed class LivingSession(ILoggerFactory loggers, IServiceScopeFactory scopes) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    /// <inheritdoc/>
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        if (authenticationState.User.Identity?.AuthenticationType == Visitors.Viewer)
        {
            return true;
        }

        await using var scope = scopes.CreateAsyncScope();
        return await IsAliveAsync(scope.ServiceProvider.GetRequiredService<UserManager<Account>>(), authenticationState.User);
    }

    /// <summary>True while the account is open and its security stamp is the session's.</summary>
    internal static async Task<bool> IsAliveAsync(UserManager<Account> users, ClaimsPrincipal user) =>
        await users.GetUserAsync(user) is { LockedFor: null } account
        && await users.GetSecurityStampAsync(account) == user.FindFirstValue(users.Options.ClaimsIdentity.SecurityStampClaimType);
}
