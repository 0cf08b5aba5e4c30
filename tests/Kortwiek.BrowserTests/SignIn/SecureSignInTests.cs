namespace Kortwiek.BrowserTests.SignIn;

public sealed class SecureSignInTests(Browser browser, SecureServer server) : IClassFixture<Browser>, IClassFixture<SecureServer>
{
    [Fact]
    public async Task A_passkey_is_made_and_used_over_the_HTTPS_that_setup_made()
    {
        _ = Browser.Address;
        await using var admin = await Someone.AtAsync(browser, server);
        await admin.WelcomeByPasskeyAsync(server.FirstLink, "Ada Achterberg");
        Assert.Equal(("https", SecureServer.Host), (new Uri(admin.Page.Url).Scheme, new Uri(admin.Page.Url).Host));
        var cookie = Assert.Single(await admin.Page.Context.CookiesAsync(), c => c.Name == "__Host-kw-session");
        Assert.True(cookie is { Secure: true, HttpOnly: true });
        await admin.SignOutAsync();
        await admin.SignInByPasskeyAsync();
        Assert.Equal("/", admin.Path);
        Assert.Empty(admin.Errors);
    }

    [Fact]
    public async Task A_token_is_made_on_the_account_page_shown_once_and_revoked_there()
    {
        _ = Browser.Address;
        await using var admin = await Someone.AtAsync(browser, server);
        var link = JsonLink(await server.RunAsync("person", "add", "bea", "--display-name", "Bea Bakker", "--json"));
        await admin.WelcomeByPasskeyAsync(link);
        await admin.GoAsync("/do/operation/new");
        await admin.Page.Locator("form.kw-form [name=code]").FillAsync("JETON");
        await admin.Page.Locator("form.kw-form [name=title]").FillAsync("A token");
        await admin.Page.Locator("form.kw-form button[type=submit]").ClickAsync();
        await admin.Page.Locator(".kw-note-ok").WaitForAsync();

        await admin.GoAsync("/account");
        await admin.Page.Locator("#f-token-name").FillAsync("export");
        await admin.Page.Locator("input[name=read][value=measure]").CheckAsync();
        await admin.Page.Locator("form:has(#f-token-name) button[type=submit]").ClickAsync();
        var token = await admin.Page.Locator(".kw-command code").InnerTextAsync();
        Assert.Matches("^kw_[0-9a-f]{64}$", token);
        await admin.GoAsync("/account");
        Assert.DoesNotContain(token, await admin.Page.ContentAsync(), StringComparison.Ordinal);
        var row = admin.Page.Locator("tr", new Microsoft.Playwright.PageLocatorOptions { HasText = token[..11] });
        Assert.Contains("measure", await row.InnerTextAsync(), StringComparison.Ordinal);
        await row.Locator("button").ClickAsync();
        await admin.Page.Locator("tr", new Microsoft.Playwright.PageLocatorOptions { HasText = "revoked" }).WaitForAsync();
        Assert.Empty(admin.Errors);
    }

    private static string JsonLink(string document) => System.Text.Json.JsonDocument.Parse(document).RootElement.GetProperty("link").GetString()!;
}
