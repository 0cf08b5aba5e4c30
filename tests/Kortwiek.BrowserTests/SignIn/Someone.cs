using Microsoft.Playwright;

namespace Kortwiek.BrowserTests.SignIn;

/// <summary>A person at a computer of their own, with a device that makes passkeys.</summary>
internal sealed class Someone : IAsyncDisposable
{
    public const string Password = "veertien letters of meer";
    private readonly IBrowserContext _context;
    private readonly FreshServer _server;

    private Someone(IBrowserContext context, IPage page, FreshServer server)
    {
        _context = context;
        _server = server;
        Page = page;
        page.Console += (_, message) =>
        {
            // What was refused with a 4xx is said by the browser too; the tests ask for it.
            if (message.Type == "error" && !message.Text.Contains("Failed to load resource", StringComparison.Ordinal))
            {
                Errors.Add(message.Text);
            }
        };
    }

    public IPage Page { get; }

    public List<string> Errors { get; } = [];

    /// <summary>The authenticator's secret, once it was shown.</summary>
    public string Secret { get; private set; } = "";

    public static async Task<Someone> AtAsync(Browser browser, FreshServer server)
    {
        var context = server.TrustedKey is { } key ? await browser.ContextTrustingAsync(key) : await browser.ContextAsync();
        var page = await context.NewPageAsync();
        var devtools = await context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return new Someone(context, page, server);
    }

    public Task GoAsync(string path) => Page.GotoAsync(_server.Address + path);

    public string Path => new Uri(Page.Url).AbsolutePath;

    /// <summary>Opens a one-time link and makes a passkey.</summary>
    public async Task WelcomeByPasskeyAsync(string link, string? name = null)
    {
        await GoAsync(link);
        if (name is not null)
        {
            await Page.Locator("#f-display").FillAsync(name);
        }

        await Page.Locator("[data-passkey=make]").ClickAsync();
        await Page.WaitForURLAsync(u => !u.Contains("/welcome/", StringComparison.Ordinal));
    }

    /// <summary>Opens a one-time link and sets a password with an authenticator; the recovery codes that were shown.</summary>
    public async Task<IReadOnlyList<string>> WelcomeByPasswordAsync(string link)
    {
        await GoAsync(link);
        Secret = await Page.Locator(".kw-square code").InnerTextAsync();
        await Page.Locator("#f-password").FillAsync(Password);
        await Page.Locator("#f-again").FillAsync(Password);
        await Page.Locator("#f-code").FillAsync(Totp.Now(Secret));
        await Page.Locator("form:has(#f-again) button[type=submit]").ClickAsync();
        await Page.Locator(".kw-codes").WaitForAsync();
        return await Page.Locator(".kw-codes li").AllInnerTextsAsync();
    }

    public async Task SignInByPasskeyAsync()
    {
        await GoAsync("/sign-in");
        await Page.Locator("[data-passkey=use]").ClickAsync();
        await Page.WaitForURLAsync(u => !u.Contains("/sign-in", StringComparison.Ordinal));
    }

    public async Task SignInByPasswordAsync(string name, string password, string? code = null)
    {
        await GoAsync("/sign-in");
        await Page.Locator("#f-name").FillAsync(name);
        await Page.Locator("#f-password").FillAsync(password);
        await Page.Locator("form:has(#f-password) button[type=submit]").ClickAsync();
        if (code is not null)
        {
            await Page.Locator("#f-code").FillAsync(code);
            await Page.Locator("form:has(#f-code) button[type=submit]").ClickAsync();
        }
    }

    public async Task SignOutAsync()
    {
        await Page.Locator("form[action='/sign-out'] button").ClickAsync();
        await Page.WaitForURLAsync("**/sign-in");
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
