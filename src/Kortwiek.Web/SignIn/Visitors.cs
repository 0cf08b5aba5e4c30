using System.Globalization;
using System.Net;
using System.Security.Claims;
using Kortwiek.App;
using Kortwiek.Store;
using Microsoft.AspNetCore.Identity;

namespace Kortwiek.Web.SignIn;

/// <summary>Who a request comes from, as the verbs ask for it.</summary>
internal static class Visitors
{
    /// <summary>Claim: by what the person signed in.</summary>
    public const string WayInClaim = "way-in";

    /// <summary>Claim: when, as ticks in UTC.</summary>
    public const string SinceClaim = "since";

    /// <summary>Claim: makes accounts.</summary>
    public const string AdministratorClaim = "administrator";

    /// <summary>The authentication type of who looks at a demo without signing in.</summary>
    public const string Viewer = "viewer";

    private static readonly ClaimsPrincipal ViewerPrincipal = new(new ClaimsIdentity([new Claim(ClaimTypes.Name, Viewer)], Viewer));

    /// <summary>The asker of a signed-in user or of a demo's viewer; null for nobody.</summary>
    /// <param name="user">The request's or the circuit's user.</param>
    /// <param name="handle">Which of the person's members acts, or null.</param>
    public static Asker? AskerOf(ClaimsPrincipal? user, string? handle = null) => user?.Identity switch
    {
        { IsAuthenticated: true, AuthenticationType: Viewer } => new Asker.Viewer(),
        Bearer.Identity program => program.AskerOf(handle),
        { IsAuthenticated: true } when Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var person) =>
            new Asker.SignedIn(person, Enum.TryParse<WayIn>(user.FindFirstValue(WayInClaim), out var way) ? way : WayIn.Password, user.HasClaim(c => c.Type == AdministratorClaim), handle),
        _ => null,
    };

    /// <summary>When a person signed in; the beginning of time where nobody says.</summary>
    public static DateTimeOffset SinceOf(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(SinceClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) ? new DateTimeOffset(ticks, TimeSpan.Zero) : DateTimeOffset.MinValue;

    /// <summary>The claims of a session, beside the framework's own.</summary>
    public static IEnumerable<Claim> Claims(Account account, WayIn wayIn, DateTimeOffset now)
    {
        yield return new Claim(WayInClaim, wayIn.ToString());
        yield return new Claim(SinceClaim, now.UtcTicks.ToString(CultureInfo.InvariantCulture));
        if (account.IsAdministrator)
        {
            yield return new Claim(AdministratorClaim, "true");
        }
    }

    /// <summary>True for a claim that tells how and when a session began, beside the framework's own.</summary>
    public static bool IsOurs(Claim claim) => claim.Type is WayInClaim or SinceClaim or AdministratorClaim;

    /// <summary>A session that is looked at again keeps how and when it began.</summary>
    public static Task KeepAsync(SecurityStampRefreshingPrincipalContext context)
    {
        if (context.NewPrincipal?.Identity is ClaimsIdentity renewed)
        {
            renewed.AddClaims(context.CurrentPrincipal?.Claims.Where(IsOurs) ?? []);
        }

        return Task.CompletedTask;
    }

    /// <summary>Lets whoever sits at this machine look at a demo, where <c>demo</c> has served it.</summary>
    public static Task LetLookAsync(HttpContext context, Func<Task> next)
    {
        if (context.User.Identity is not { IsAuthenticated: true } && context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from))
        {
            context.User = ViewerPrincipal;
        }

        return next();
    }
}
