using System.Net;
using System.Security.Claims;
using System.Text.RegularExpressions;
using Kortwiek.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Kortwiek.IntegrationTests.Web;

/// <summary>Signing in by a directory: an identity provider of its own runs beside the pages.</summary>
public sealed partial class DirectorySignInTests : IAsyncLifetime
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("kortwiek-directory-");
    private WebApplication _directory = null!;
    private WebApplication _app = null!;
    private string _subject = "subject-7";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _directory = Provider(() => _subject);
        await _directory.StartAsync(Cancellation);
        _app = KortwiekWeb.Create(
        [
            "--urls", "http://127.0.0.1:0", "--home", _home.FullName, "--environment", "Production",
            "--directory:authority", _directory.Urls.Single(), "--directory:client-id", "kortwiek", "--directory:client-secret", "a secret of this test", "--directory:name", "Waddenzee",
        ]);
        await _app.StartAsync(Cancellation);
    }

    [Fact]
    public async Task A_subject_that_was_bound_to_an_account_comes_in_and_another_does_not()
    {
        var session = await Sessions.CookieAsync(_app, Guid.CreateVersion7(), "gil");
        Assert.Equal("/account", (await WalkAsync("/account/directory", session)).Turn);

        var (turn, cookies) = await WalkAsync("/sign-in/directory", null);
        Assert.Equal("/", turn);
        Assert.Contains(cookies, c => c.StartsWith("kw-session=", StringComparison.Ordinal));

        _subject = "subject-8";
        (turn, cookies) = await WalkAsync("/sign-in/directory", null);
        Assert.Equal("/sign-in?failed=directory", turn);
        Assert.DoesNotContain(cookies, c => c.StartsWith("kw-session=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_made_up_answer_of_the_directory_opens_nothing()
    {
        using var client = Sessions.Client(_app.Urls.Single(), null);
        var response = await client.GetAsync("/sign-in/directory/back?code=abc&state=def", Cancellation);
        Assert.Equal("/sign-in?failed=directory", response.Headers.Location?.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _directory.StopAsync();
        await _directory.DisposeAsync();
        _home.Delete(recursive: true);
    }

    // Follows redirects between the two hosts as a browser does, and ends at the page that turns to an address.
    private async Task<(string? Turn, IReadOnlyList<string> Cookies)> WalkAsync(string start, string? session)
    {
        var jar = new CookieContainer();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = jar });
        var address = new Uri(_app.Urls.Single() + start);
        if (session is not null)
        {
            jar.SetCookies(address, session);
        }

        for (var i = 0; i < 8; i++)
        {
            var response = await client.GetAsync(address, Cancellation);
            if (response.Headers.Location is { } next)
            {
                address = new Uri(address, next);
                continue;
            }

            var html = await response.Content.ReadAsStringAsync(Cancellation);
            Assert.True(response.IsSuccessStatusCode, html);
            return (Turn().Match(html).Groups["to"].Value, [.. jar.GetAllCookies().Select(c => $"{c.Name}={c.Value}")]);
        }

        return (null, []);
    }

    private static WebApplication Provider(Func<string> subject)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddOpenIddict().AddServer(server => server
            .SetAuthorizationEndpointUris("authorize")
            .SetTokenEndpointUris("token")
            .AllowAuthorizationCodeFlow()
            .RequireProofKeyForCodeExchange()
            .AddEphemeralEncryptionKey()
            .AddEphemeralSigningKey()
            .EnableDegradedMode()
            .AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(_ => ValueTask.CompletedTask))
            .AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientSecret != "a secret of this test")
                {
                    context.Reject(OpenIddictConstants.Errors.InvalidClient);
                }

                return ValueTask.CompletedTask;
            }))
            .AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                var identity = new ClaimsIdentity("directory");
                identity.AddClaim(new Claim(OpenIddictConstants.Claims.Subject, subject()));
                var principal = new ClaimsPrincipal(identity);
                principal.SetScopes(OpenIddictConstants.Scopes.OpenId);
                context.SignIn(principal);
                return ValueTask.CompletedTask;
            }))
            .UseAspNetCore()
            .DisableTransportSecurityRequirement());
        builder.Services.AddAuthentication();
        var app = builder.Build();
        app.UseAuthentication();
        return app;
    }

    [GeneratedRegex("url=(?<to>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Turn();
}
