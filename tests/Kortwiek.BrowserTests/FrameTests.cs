using Kortwiek.BrowserTests.SignIn;
using Microsoft.Playwright;

namespace Kortwiek.BrowserTests;

public sealed class FrameTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task The_theme_changes_at_once_and_stays_without_a_flash()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("");
        await visit.Page.Locator("button[name=theme][value=dark]").ClickAsync();
        Assert.Equal("dark", await visit.Page.Locator("html").GetAttributeAsync("data-bs-theme"));
        var dark = await visit.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
        await visit.GoAsync("audit");
        Assert.Equal("dark", await visit.Page.Locator("html").GetAttributeAsync("data-bs-theme"));
        Assert.Equal(dark, await visit.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        Assert.Empty(visit.Errors);
    }

    [Fact]
    public async Task Auto_follows_the_system()
    {
        await using var visit = await browser.VisitAsync();
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await visit.GoAsync("");
        var dark = await visit.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        Assert.NotEqual(dark, await visit.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
    }

    [Theory]
    [InlineData("nl", "Overzicht")]
    [InlineData("fr", "Aperçu")]
    public async Task The_language_changes_and_stays(string language, string word)
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("");
        await visit.Page.Locator($"button[name=lang][value={language}]").ClickAsync();
        await visit.Page.WaitForFunctionAsync($"document.documentElement.lang === '{language}'");
        Assert.Equal(word, await visit.Page.Locator("h1").InnerTextAsync());
        await visit.GoAsync("audit");
        Assert.Equal(language, await visit.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.Empty(visit.Errors);
    }

    [Theory]
    [InlineData("n", "network")]
    [InlineData("b", "board")]
    [InlineData("m", "measures")]
    [InlineData("e", "evidence")]
    [InlineData("l", "leads")]
    [InlineData("w", "watch")]
    [InlineData("i", "impact")]
    [InlineData("a", "audit")]
    public async Task Two_keys_jump_to_a_room(string key, string room)
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("");
        await visit.Page.Keyboard.PressAsync("g");
        await visit.Page.Keyboard.PressAsync(key);
        await visit.Page.WaitForURLAsync($"**/op/{browser.Code}/{room}");
    }

    [Fact]
    public async Task Single_keys_can_be_switched_off()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("");
        await visit.Page.Keyboard.PressAsync("?");
        await visit.Page.Locator("#kw-keys-on").UncheckAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.Page.Keyboard.PressAsync("g");
        await visit.Page.Keyboard.PressAsync("a");
        await visit.Page.Keyboard.PressAsync("?");
        Assert.False(await visit.Page.Locator("#kw-help").IsVisibleAsync());
        Assert.DoesNotContain("audit", visit.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_key_leads_past_the_navigation()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("audit");
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("kw-skip", await visit.Page.EvaluateAsync<string>("document.activeElement.className"));
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.WaitForFunctionAsync("document.activeElement.id === 'main'");
    }

    [Fact]
    public async Task Rows_are_walked_by_j_and_k()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("do");
        await visit.Page.Keyboard.PressAsync("j");
        await visit.Page.Keyboard.PressAsync("j");
        await visit.Page.Keyboard.PressAsync("k");
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("[...document.querySelectorAll('.kw-table tbody tr')].indexOf(document.activeElement.closest('tr'))"));
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.WaitForURLAsync("**/do/**");
    }

    [Fact]
    public async Task The_menu_of_a_telephone_works_without_a_script()
    {
        await using var visit = await browser.VisitAsync(390, 844);
        await visit.Page.RouteAsync("**/*.js", route => route.AbortAsync());
        await visit.Page.GotoAsync($"{Browser.Address}/op/{browser.Code}");
        var link = visit.Page.Locator("a[data-key=a]");
        Assert.False(await link.IsVisibleAsync());
        await visit.Page.Locator("label[for=kw-nav]").ClickAsync();
        await link.ClickAsync();
        await visit.Page.WaitForURLAsync("**/audit");
    }

    [Fact]
    public async Task A_table_is_sorted_by_a_click_and_the_view_stands_in_the_address()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("do");
        await visit.Page.Locator(".kw-sort").First.ClickAsync();
        await visit.Page.WaitForURLAsync("**sort=1");
        Assert.Equal("ascending", await visit.Page.Locator("th").First.GetAttributeAsync("aria-sort"));
    }

    [Fact]
    public async Task A_form_runs_its_verb()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("do/version");
        await visit.Page.Locator("form.kw-form button[type=submit]").ClickAsync();
        await visit.Page.WaitForURLAsync("**/runs/*");
        await visit.Page.Locator(".kw-note-ok").WaitForAsync();
        Assert.Contains("Runtime", await visit.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(visit.Errors);
    }

    [Fact]
    public async Task The_graph_s_slider_strikes_rows_and_moves_the_curve_s_line()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("/gallery");
        var slider = visit.Page.Locator("#graph-k");
        await slider.FocusAsync();
        await visit.Page.Keyboard.PressAsync("End");
        Assert.Equal("8 / 8", await visit.Page.Locator("#graph output").InnerTextAsync());
        Assert.Equal(8, await visit.Page.Locator("tr.kw-gone").CountAsync());
        Assert.Equal("100%", await visit.Page.EvaluateAsync<string>("document.querySelector('[data-follows=graph]').style.left"));
        Assert.Contains("12", await visit.Page.Locator("#graph-text").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_run_shows_its_steps_over_the_circuit_and_then_its_answer()
    {
        await using var visit = await browser.VisitAsync(session: await Officer.SessionAsync(browser));
        await visit.GoAsync("do/plan/dismantle");
        await visit.Page.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "network.txt", MimeType = "text/plain", Buffer = Network() });
        await visit.Page.Locator("input[name=iterations]").FillAsync("60");
        await visit.Page.Locator("form.kw-form button[type=submit]").ClickAsync();
        await visit.Page.Locator("[data-island][data-ready]").WaitForAsync(new LocatorWaitForOptions { Timeout = 60_000 });
        await visit.Page.Locator(".kw-note-ok").WaitForAsync(new LocatorWaitForOptions { Timeout = 120_000 });
        Assert.Empty(visit.Errors);
        Assert.Empty(visit.Foreign);
    }

    [Fact]
    public async Task A_long_run_can_be_stopped()
    {
        await using var visit = await browser.VisitAsync(session: await Officer.SessionAsync(browser));
        await visit.GoAsync("do/plan/dismantle");
        await visit.Page.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "network.txt", MimeType = "text/plain", Buffer = Network() });
        await visit.Page.Locator("input[name=iterations]").FillAsync("1000000");
        await visit.Page.Locator("form.kw-form button[type=submit]").ClickAsync();
        await visit.Page.Locator("[data-island][data-ready]").WaitForAsync(new LocatorWaitForOptions { Timeout = 60_000 });
        await visit.Page.Locator("[data-island] button").ClickAsync();
        await visit.Page.Locator(".kw-note-warn").WaitForAsync(new LocatorWaitForOptions { Timeout = 60_000 });
    }

    // A ring with chords: 3,000 nodes, always the same.
    private static byte[] Network()
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < 3000; i++)
        {
            text.Append(i).Append(' ').Append((i + 1) % 3000).Append('\n').Append(i).Append(' ').Append(i * 7919L % 3000).Append('\n');
        }

        return System.Text.Encoding.ASCII.GetBytes(text.ToString());
    }
}
