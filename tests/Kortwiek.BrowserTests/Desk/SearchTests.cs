using Kortwiek.BrowserTests.SignIn;
using Microsoft.Playwright;

namespace Kortwiek.BrowserTests.Desk;

/// <summary>The search box of every page, and where its hits lead.</summary>
public sealed class SearchTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task A_slash_leads_to_the_box_and_what_is_looked_for_stays_out_of_the_address()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("impact");
        await visit.Page.Keyboard.PressAsync("/");
        await visit.Page.Keyboard.TypeAsync("198.51.100");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Locator("table tbody tr").First.WaitForAsync();
        Assert.Equal(0, await visit.Page.Locator(".kw-take").CountAsync());
        Assert.EndsWith("/search", new Uri(visit.Page.Url).PathAndQuery, StringComparison.Ordinal);
        await visit.Page.EvaluateAsync("document.querySelector('button[name=theme][value=light]').click()");
        await Axe.PassesAsync(visit);
        await visit.FitsAsync(390);
        Assert.Empty(visit.Errors);
        Assert.Empty(visit.Foreign);
    }

    [Theory]
    [InlineData("element", "198.51.100", "h1, .kw-page-head")]
    [InlineData("channel", "radio", "#infrastructure")]
    [InlineData("measure", "seizure", "#measure")]
    [InlineData("exhibit", "e", "#exhibit")]
    [InlineData("lead", "administrator", "#lead")]
    [InlineData("import", "json", "table")]
    public async Task A_hit_leads_to_the_thing_itself(string kind, string text, string place)
    {
        // Who looks without signing in is shown no lead.
        await using var visit = await browser.VisitAsync(session: kind == "lead" ? await Officer.SessionAsync(browser) : null);
        await visit.GoAsync("search");
        await visit.Page.Locator("#text").FillAsync(text);
        await visit.Page.Locator("#kind").SelectOptionAsync(kind);
        await visit.Page.Locator("form:has(#kind) button[type=submit]").ClickAsync();
        var link = visit.Page.Locator("table tbody a.kw-row-link").First;
        await link.WaitForAsync();
        var name = await link.InnerTextAsync();
        var response = await visit.Page.RunAndWaitForResponseAsync(() => link.ClickAsync(), r => r.Request.IsNavigationRequest);
        Assert.Equal(200, response.Status);
        await visit.DrawnAsync();
        await visit.Page.Locator(place).First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        Assert.Contains(name, await visit.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }
}
