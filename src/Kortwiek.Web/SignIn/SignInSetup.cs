using System.Net;
using System.Threading.RateLimiting;
using Kortwiek.App;
using Kortwiek.App.People;
using Kortwiek.Core;
using Kortwiek.Web.Api;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Kortwiek.Web.SignIn;

/// <summary>Sessions, ways in and limits, in one place. Every page and every address asks for a session unless it says otherwise.</summary>
internal static class SignInSetup
{
    /// <summary>The setting by which <c>demo</c> lets the visitor of this machine look without signing in.</summary>
    public const string ViewerSetting = "demo-viewer";

    /// <summary>The limiter of everything that could be guessed at.</summary>
    public const string GuessLimit = "guess";

    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(60);

    public static void Add(IServiceCollection services, IConfiguration settings, Installation installation)
    {
        services.AddScoped(_ => installation.OpenStoreAsync(CancellationToken.None).GetAwaiter().GetResult());
        Accounts.AddTo(services).AddSignInManager().AddDefaultTokenProviders();
        services.AddScoped<SignInDesk>();
        services.AddSingleton<ReleaseChallenges>();
        var authentication = services.AddAuthentication(IdentityConstants.ApplicationScheme);
        authentication.AddIdentityCookies();
        DirectorySignIn.Add(authentication, settings);
        var overTls = IsOverTls(settings);
        services.ConfigureApplicationCookie(options => Session(options, overTls));
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, options => Harden(options.Cookie, "kw-step", overTls));
        services.Configure<SecurityStampValidatorOptions>(options =>
        {
            options.ValidationInterval = LookAgain;
            options.OnRefreshingPrincipal = Visitors.KeepAsync;
        });
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            // Passkeys belong to a name, never to an address; attestation is not asked for, and not claimed.
            options.ServerDomain = settings["domain"] ?? "localhost";
            options.UserVerificationRequirement = "required";
        });
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Visitors.AdministratorClaim, policy => policy.RequireClaim(Visitors.AdministratorClaim));
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, LivingSession>();
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, _) => Bearer.RejectAsync(rejected.HttpContext, rejected.Lease);
            limiter.AddPolicy(Bearer.Limit, context => Bearer.PartitionOf(context, settings));
            limiter.AddPolicy(GuessLimit, context => HttpMethods.IsGet(context.Request.Method)
                ? RateLimitPartition.GetNoLimiter("look")
                : RateLimitPartition.GetFixedWindowLimiter(
                    (context.Connection.RemoteIpAddress ?? IPAddress.None).ToString(),
                    _ => new FixedWindowRateLimiterOptions { PermitLimit = settings.GetValue("sign-in-per-minute", 10), Window = TimeSpan.FromMinutes(1) }));
        });
    }

    public static void Use(WebApplication app)
    {
        app.UseAuthentication();
        if (app.Configuration.GetValue<bool>(ViewerSetting))
        {
            app.Use(Visitors.LetLookAsync);
        }

        app.Use(Bearer.AuthenticateAsync);
        app.UseRateLimiter();
        app.UseAuthorization();
    }

    // True where every address that is listened on is one with TLS.
    private static bool IsOverTls(IConfiguration settings)
    {
        List<string> addresses = [.. settings.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"] ?? "")];
        if (addresses.Count == 0)
        {
            addresses = [.. (settings["urls"] ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        }

        return addresses.Count > 0 && addresses.TrueForAll(a => a.StartsWith("https://", StringComparison.OrdinalIgnoreCase));
    }

    // The browser sends it to nobody else, hides it from scripts and forgets it when it is closed; fifteen idle minutes end it.
    private static void Session(CookieAuthenticationOptions options, bool overTls)
    {
        Harden(options.Cookie, "kw-session", overTls);
        options.ExpireTimeSpan = Idle;
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.AccessDeniedPath = "/fault/403";
        options.ReturnUrlParameter = "return";
        options.Events.OnRedirectToLogin = context =>
        {
            if (context.Request.Path.StartsWithSegments(HttpApi.Root, StringComparison.OrdinalIgnoreCase) || !HttpMethods.IsGet(context.Request.Method))
            {
                return HttpApi.ErrorAsync(context.HttpContext, StatusCodes.Status401Unauthorized, new BadInput("Sign in first.", Code: "sign-in"));
            }

            context.Response.Redirect(context.RedirectUri);
            return Task.CompletedTask;
        };
    }

    // Over HTTPS the name itself forbids every weaker form (RFC 6265bis section 4.1.3.2); on loopback there is no TLS to ask for.
    private static void Harden(CookieBuilder cookie, string name, bool overTls)
    {
        cookie.Name = overTls ? "__Host-" + name : name;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Strict;
        cookie.SecurePolicy = overTls ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.Path = "/";
        cookie.IsEssential = true;
    }
}
