using System.Security.Claims;
using Kortwiek.App;
using Kortwiek.Store;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Kortwiek.Web.SignIn;

/// <summary>Signing in by the directory of an authority: OpenID Connect, authorisation code with PKCE (RFC 7636), bound to an account beforehand.</summary>
/// <remarks>
/// Settings: <c>directory:authority</c>, <c>directory:client-id</c>, <c>directory:client-secret</c>, <c>directory:name</c>. Nobody gets an account by it: a subject that
/// is bound to none is turned away.
/// </remarks>
internal static class DirectorySignIn
{
    private const string Scheme = "directory";
    private const string BindingClaim = "binds";

    public static void Add(AuthenticationBuilder authentication, IConfiguration settings)
    {
        if (settings["directory:authority"] is not { Length: > 0 } authority)
        {
            return;
        }

        authentication.AddOpenIdConnect(Scheme, options =>
        {
            options.Authority = authority;
            options.ClientId = settings["directory:client-id"];
            options.ClientSecret = settings["directory:client-secret"];
            options.RequireHttpsMetadata = !new Uri(authority).IsLoopback;
            options.ResponseType = "code";
            options.ResponseMode = "query";
            options.UsePkce = true;
            options.MapInboundClaims = false;
            options.SaveTokens = false;
            options.DisableTelemetry = true;
            options.CallbackPath = "/sign-in/directory/back";
            options.SignInScheme = IdentityConstants.ExternalScheme;
            options.Scope.Clear();
            options.Scope.Add("openid");

            // Our own cookies are not sent on the way back from another site; these two are, and say nothing.
            options.CorrelationCookie.SameSite = options.NonceCookie.SameSite = SameSiteMode.Lax;
            options.CorrelationCookie.SecurePolicy = options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.Events.OnRemoteFailure = context =>
            {
                context.Response.Redirect("/sign-in?failed=directory");
                context.HandleResponse();
                return Task.CompletedTask;
            };
        });
    }

    public static void Map(WebApplication app)
    {
        if (app.Configuration["directory:authority"] is not { Length: > 0 })
        {
            return;
        }

        app.MapGet("/sign-in/directory", () => Results.Challenge(new AuthenticationProperties { RedirectUri = "/sign-in/directory/done" }, [Scheme])).AllowAnonymous();
        app.MapGet("/sign-in/directory/done", DoneAsync).AllowAnonymous();
        app.MapGet("/account/directory", (ClaimsPrincipal user) =>
            Results.Challenge(new AuthenticationProperties { RedirectUri = "/sign-in/directory/done", Items = { [BindingClaim] = user.FindFirstValue(ClaimTypes.NameIdentifier) } }, [Scheme]));
    }

    private static async Task<IResult> DoneAsync(HttpContext context, SignInDesk desk, IConfiguration settings)
    {
        var outside = await context.AuthenticateAsync(IdentityConstants.ExternalScheme);
        await context.SignOutAsync(IdentityConstants.ExternalScheme);
        if (!outside.Succeeded || outside.Principal.FindFirstValue("sub") is not { } subject)
        {
            return Turn("/sign-in?failed=directory");
        }

        var provider = settings["directory:authority"]!;
        if (outside.Properties.Items.TryGetValue(BindingClaim, out var binds) && binds is not null)
        {
            var users = desk.Manager.UserManager;
            var isBound = await users.FindByIdAsync(binds) is Account { LockedFor: null } account
                && (await users.AddLoginAsync(account, new UserLoginInfo(provider, subject, settings["directory:name"] ?? provider))).Succeeded;
            return Turn(isBound ? "/account" : "/account?why=directory");
        }

        return Turn(await desk.LoginAsync(provider, subject, WayIn.Directory, context.RequestAborted) ? "/" : "/sign-in?failed=directory");
    }

    // A page of ours in between: only a step from this host carries the session's cookie.
    private static IResult Turn(string address) =>
        Results.Content($"<!DOCTYPE html><html lang=\"en\"><head><title>Kortwiek</title><meta http-equiv=\"refresh\" content=\"0;url={address}\"></head><body><a href=\"{address}\">Kortwiek</a></body></html>", "text/html; charset=utf-8");
}
