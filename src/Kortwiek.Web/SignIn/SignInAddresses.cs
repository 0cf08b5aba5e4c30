using System.Security.Claims;
using Kortwiek.App.People;
using Kortwiek.Core;
using Kortwiek.Store;
using Microsoft.AspNetCore.Identity;

namespace Kortwiek.Web.SignIn;

/// <summary>The addresses behind the buttons: what a browser needs to make or use a passkey, and the way out.</summary>
internal static class SignInAddresses
{
    public static void Map(WebApplication app)
    {
        app.MapPost("/passkeys/use", UseAsync).AllowAnonymous().DisableAntiforgery().RequireRateLimiting(SignInSetup.GuessLimit);
        app.MapPost("/passkeys/make", MakeAsync).DisableAntiforgery();
        app.MapPost("/passkeys/make/{secret}", MakeInvitedAsync).AllowAnonymous().DisableAntiforgery().RequireRateLimiting(SignInSetup.GuessLimit);
        app.MapPost("/op/{code}/release/{group}/challenge", ChallengeAsync).DisableAntiforgery();
        app.MapPost("/sign-out", async (SignInManager<Account> manager) =>
        {
            await manager.SignOutAsync();
            return Results.LocalRedirect("/sign-in");
        });
    }

    private static async Task<IResult> UseAsync(SignInManager<Account> manager) => Json(await manager.MakePasskeyRequestOptionsAsync(null!));

    private static async Task<IResult> MakeAsync(ClaimsPrincipal user, SignInManager<Account> manager) =>
        await manager.UserManager.GetUserAsync(user) is { } account ? await OptionsAsync(manager, account) : Results.Unauthorized();

    private static async Task<IResult> MakeInvitedAsync(string secret, SignInManager<Account> manager, Accounts accounts, HttpContext context) =>
        await accounts.InvitedAsync(secret, context.RequestAborted) is { } account ? await OptionsAsync(manager, account) : Results.NotFound();

    // The hash is the one that the page has shown; whether it still is the plan's, the verb says.
    private static async Task<IResult> ChallengeAsync(string code, string group, string hash, ClaimsPrincipal user, SignInManager<Account> manager, ReleaseChallenges challenges)
    {
        if (!Digest.TryParse(hash, out var planHash) || await manager.UserManager.GetUserAsync(user) is not { } account)
        {
            return Results.BadRequest();
        }

        var options = await manager.MakePasskeyRequestOptionsAsync(account);
        challenges.Remember(options, account.Id, code, group, planHash);
        return Json(options);
    }

    private static async Task<IResult> OptionsAsync(SignInManager<Account> manager, Account account) =>
        Json(await manager.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.UserName!, DisplayName = account.DisplayName }));

    private static IResult Json(string options) => Results.Text(options, "application/json");
}
