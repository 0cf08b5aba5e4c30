using System.Security.Claims;
using Kortwiek.App;
using Kortwiek.App.People;
using Kortwiek.Store;
using Kortwiek.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kortwiek.IntegrationTests.Web;

/// <summary>Sessions of persons, as the server itself would have begun them; how one comes in is tested in the browser.</summary>
internal static class Sessions
{
    /// <summary>The cookie of a person, who gets an account where there is none.</summary>
    public static async Task<string> CookieAsync(WebApplication app, Guid person, string name, WayIn wayIn = WayIn.Passkey, bool administrator = false)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
        var account = await accounts.Manager.FindByIdAsync(person.ToString()) ?? (await accounts.AddAsync(name, name, administrator, person)).Value;
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account);
        ((ClaimsIdentity)principal.Identity!).AddClaims(Visitors.Claims(account, wayIn, TimeProvider.System.GetUtcNow()));
        var options = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var ticket = new AuthenticationTicket(principal, new AuthenticationProperties { IssuedUtc = TimeProvider.System.GetUtcNow(), ExpiresUtc = TimeProvider.System.GetUtcNow().AddMinutes(15) }, IdentityConstants.ApplicationScheme);
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}";
    }

    /// <summary>A client that sends a session's cookie with each request and follows nothing.</summary>
    public static HttpClient Client(string address, string? cookie)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(address) };
        if (cookie is not null)
        {
            client.DefaultRequestHeaders.Add("Cookie", cookie);
        }

        return client;
    }
}
