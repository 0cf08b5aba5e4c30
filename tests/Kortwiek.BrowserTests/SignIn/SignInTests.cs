using System.Text.Json;

namespace Kortwiek.BrowserTests.SignIn;

public sealed class SignInTests(Browser browser, FreshServer server) : IClassFixture<Browser>, IClassFixture<FreshServer>
{
    [Fact]
    public async Task The_first_administrator_comes_in_by_the_link_that_was_told_and_later_by_the_passkey()
    {
        _ = Browser.Address;
        await using var admin = await Someone.AtAsync(browser, server);
        await admin.GoAsync("/");
        Assert.Equal("/sign-in", admin.Path);
        await admin.WelcomeByPasskeyAsync(server.FirstLink, "Ada Achterberg");
        Assert.Equal("/", admin.Path);
        await admin.GoAsync("/people");
        Assert.Contains("Ada Achterberg", await admin.Page.Locator("table").InnerTextAsync(), StringComparison.Ordinal);

        await admin.SignOutAsync();
        await admin.GoAsync("/people");
        Assert.Equal("/sign-in", admin.Path);
        await admin.SignInByPasskeyAsync();
        Assert.Equal("/", admin.Path);

        // The link has served.
        await using var second = await Someone.AtAsync(browser, server);
        await second.GoAsync(server.FirstLink);
        Assert.Equal(0, await second.Page.Locator("form[method=post] [data-passkey]").CountAsync());
        Assert.Empty(admin.Errors);
    }

    [Fact]
    public async Task A_password_opens_nothing_without_the_code_and_a_recovery_code_serves_once()
    {
        _ = Browser.Address;
        await using var anna = await Someone.AtAsync(browser, server);
        var recovery = await anna.WelcomeByPasswordAsync(await LinkAsync("anna"));
        Assert.Equal(10, recovery.Count);
        await anna.Page.Locator("a[href='/']").Last.ClickAsync();
        await anna.SignOutAsync();

        await anna.SignInByPasswordAsync("anna", "not the password at all");
        Assert.Equal(1, await anna.Page.Locator(".kw-note-bad").CountAsync());
        await anna.SignInByPasswordAsync("anna", Someone.Password, "000000");
        Assert.Equal("/sign-in/code", anna.Path);
        Assert.Equal(1, await anna.Page.Locator(".kw-note-bad").CountAsync());
        await anna.SignInByPasswordAsync("anna", Someone.Password, Totp.Now(anna.Secret));
        await anna.Page.WaitForURLAsync(server.Address + "/");

        await anna.SignOutAsync();
        await anna.SignInByPasswordAsync("anna", Someone.Password, recovery[0]);
        await anna.Page.WaitForURLAsync(server.Address + "/");
        await anna.SignOutAsync();
        await anna.SignInByPasswordAsync("anna", Someone.Password, recovery[0]);
        Assert.Equal("/sign-in/code", anna.Path);
        await anna.GoAsync("/people");
        Assert.Equal("/sign-in", anna.Path);
    }

    [Fact]
    public async Task Five_failures_close_an_account_for_a_quarter_of_an_hour()
    {
        _ = Browser.Address;
        await using var bert = await Someone.AtAsync(browser, server);
        await bert.WelcomeByPasswordAsync(await LinkAsync("bert"));
        await bert.GoAsync("/");
        await bert.SignOutAsync();
        for (var i = 0; i < 5; i++)
        {
            await bert.SignInByPasswordAsync("bert", $"wrong password number {i}");
        }

        await bert.SignInByPasswordAsync("bert", Someone.Password);
        Assert.Equal("/sign-in", bert.Path);
        Assert.Equal(1, await bert.Page.Locator(".kw-note-bad").CountAsync());
    }

    [Fact]
    public async Task A_password_opens_no_second_door_beside_a_passkey()
    {
        _ = Browser.Address;
        await using var dora = await Someone.AtAsync(browser, server);
        await dora.WelcomeByPasswordAsync(await LinkAsync("dora"));
        await dora.GoAsync("/account");
        await dora.Page.Locator("[data-passkey=make]").ClickAsync();
        await dora.Page.Locator("table td form button").First.WaitForAsync();

        await using var thief = await Someone.AtAsync(browser, server);
        await thief.SignInByPasswordAsync("dora", Someone.Password, Totp.Now(dora.Secret));
        await thief.Page.WaitForURLAsync(server.Address + "/");
        await thief.GoAsync("/account");
        await thief.Page.Locator("[data-passkey=make]").ClickAsync();
        await thief.Page.Locator(".kw-note-bad").WaitForAsync();
        Assert.Equal(1, await thief.Page.Locator("table td form button").CountAsync());
    }

    [Fact]
    public async Task Who_is_locked_out_loses_the_session_and_cannot_come_back()
    {
        _ = Browser.Address;
        await using var cor = await Someone.AtAsync(browser, server);
        await cor.WelcomeByPasskeyAsync(await LinkAsync("cor"));
        await server.RunAsync("person", "lock", "cor", "--reason", "left the authority in March");
        await cor.SignOutAsync();
        await cor.GoAsync("/sign-in");
        await cor.Page.Locator("[data-passkey=use]").ClickAsync();
        await cor.Page.Locator(".kw-note-bad").WaitForAsync();
        Assert.Equal("/sign-in", cor.Path);
    }

    private async Task<string> LinkAsync(string name)
    {
        var made = JsonDocument.Parse(await server.RunAsync("person", "add", name, "--display-name", name.ToUpperInvariant(), "--json"));
        return made.RootElement.GetProperty("link").GetString()!;
    }
}
