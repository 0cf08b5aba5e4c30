using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Kortwiek.App;
using Kortwiek.App.People;
using Kortwiek.Core;
using Kortwiek.Store;
using Kortwiek.Web.Api;

namespace Kortwiek.Web.SignIn;

/// <summary>Programs that bring a token: <c>Authorization: Bearer kw_…</c> at the HTTP interface, and nowhere else.</summary>
/// <remarks>RFC 6750 section 2.1. A token that does not serve is answered 401, whatever is wrong with it; a session's cookie beside it does not help.</remarks>
internal static class Bearer
{
    /// <summary>The limiter of programs: so many requests a minute for each token.</summary>
    public const string Limit = "token";

    private const string Scheme = "Bearer ";

    /// <summary>Takes the token's owner for who asks.</summary>
    public static async Task AuthenticateAsync(HttpContext context, Func<Task> next)
    {
        var said = context.Request.Headers.Authorization.ToString();
        if (said.Length == 0 || !HttpApi.IsAsked(context))
        {
            await next();
            return;
        }

        var installation = context.RequestServices.GetRequiredService<Installation>();
        if (await FindAsync(installation, said, context.RequestAborted) is not { } row)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
            await HttpApi.ErrorAsync(context, StatusCodes.Status401Unauthorized, new BadInput("This token does not serve.", Code: "token"));
            return;
        }

        context.User = new ClaimsPrincipal(new Identity(row));
        await next();
    }

    /// <summary>A minute's window for each token; sessions are not counted.</summary>
    public static RateLimitPartition<string> PartitionOf(HttpContext context, IConfiguration settings) =>
        context.User.Identity is Identity program
            ? RateLimitPartition.GetFixedWindowLimiter(program.Row.Id.ToString(), _ => new FixedWindowRateLimiterOptions { PermitLimit = settings.GetValue("api-per-minute", 600), Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter("session");

    /// <summary>Says when to come again.</summary>
    public static async ValueTask RejectAsync(HttpContext context, RateLimitLease lease)
    {
        if (lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
        {
            context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString("F0", CultureInfo.InvariantCulture);
        }

        if (HttpApi.IsAsked(context))
        {
            await HttpApi.ErrorAsync(context, StatusCodes.Status429TooManyRequests, new BadInput("Too many requests; wait as long as Retry-After says.", Code: "too-many"));
        }
    }

    private static async Task<ApiTokenRow?> FindAsync(Installation installation, string said, CancellationToken cancellation)
    {
        if (!said.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || !installation.Exists)
        {
            return null;
        }

        await using var store = await installation.OpenStoreAsync(cancellation);
        return await ApiTokens.LivingAsync(store, said[Scheme.Length..].Trim(), installation.Clock.GetUtcNow(), cancellation);
    }

    /// <summary>The identity of a program: its token.</summary>
    internal sealed class Identity(ApiTokenRow row) : ClaimsIdentity([new Claim(ClaimTypes.Name, row.Name)], "token")
    {
        /// <summary>The token.</summary>
        public ApiTokenRow Row => row;

        /// <summary>Who asks, as the verbs know it.</summary>
        /// <param name="handle">Which of the owner's members acts, or null.</param>
        public Asker.Token AskerOf(string? handle) =>
            new(new Asker.SignedIn(row.PersonId, Enum.TryParse<WayIn>(row.WayIn, out var way) ? way : WayIn.Password, IsAdministrator: false, handle), row);
    }
}
