using System.Diagnostics;
using Microsoft.Playwright;

namespace Kortwiek.BrowserTests.Act;

/// <summary>The board while it is live, on the wall, without a script and after the connection is lost.</summary>
public sealed class LiveBoardTests(Browser browser) : IClassFixture<Browser>
{
    private const string Ready = "[data-board][data-ready]";

    [Fact]
    public async Task A_hold_set_by_the_command_line_appears_on_an_open_board_within_two_seconds()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("board?day=2");
        await visit.Page.Locator(Ready).WaitForAsync();
        const string Held = "document.querySelector('#needs').innerText.includes('set while somebody looks')";
        Assert.False(await visit.Page.EvaluateAsync<bool>(Held));
        var seen = visit.Page.WaitForFunctionAsync($"() => {Held} ? Date.now() : 0", null, new PageWaitForFunctionOptions { PollingInterval = 20, Timeout = 60_000 });
        await KortwiekAsync("measure", "hold", "M-063", "--reason", "set while somebody looks", "--as", "joris");
        var ended = await visit.Page.EvaluateAsync<double>("Date.now()");
        try
        {
            var delay = await (await seen).EvaluateAsync<double>("x => x") - ended;
            Assert.True(delay < 2_000, $"{delay} ms");
            Assert.True(visit.Errors.Count == 0, string.Join('\n', visit.Errors));
            Assert.Empty(visit.Foreign);
        }
        finally
        {
            await KortwiekAsync("measure", "unhold", "M-063", "--reason", "nobody looks any more", "--as", "joris");
        }
    }

    [Fact]
    public async Task Without_a_script_the_plain_board_refreshes_itself_every_fifteen_seconds()
    {
        await using var visit = await browser.VisitAsync();
        await visit.Page.RouteAsync("**/*.js", route => route.AbortAsync());
        await visit.Page.GotoAsync($"{Browser.Address}/op/{browser.Code}/board?plain&day=1");
        Assert.Equal("15", await visit.Page.Locator("meta[http-equiv=refresh]").GetAttributeAsync("content"));
        Assert.Equal(0, await visit.Page.Locator("[data-board], script[src*='blazor']").CountAsync());
        Assert.Equal(9, await visit.Page.Locator(".kw-lane").CountAsync());
        Assert.Equal(20, await visit.Page.Locator(".kwa-log li").CountAsync());
    }

    [Theory]
    [InlineData("board?wall&day=1")]
    [InlineData("board?day=1")]
    [InlineData("board?plain&day=1")]
    [InlineData("board/rehearsal")]
    public async Task A_board_passes_axe_in_both_themes(string page)
    {
        await using var visit = await browser.VisitAsync(1920, 1080);
        var response = await visit.GoAsync($"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}theme=light");
        Assert.Equal(200, response.Status);
        await Axe.PassesAsync(visit, refreshes: page.Contains("plain", StringComparison.Ordinal));
        Assert.Empty(visit.Errors);
        Assert.Empty(visit.Foreign);
    }

    [Fact]
    public async Task The_wall_has_no_menus_and_no_letter_below_eighteen_pixels()
    {
        await using var visit = await browser.VisitAsync(1920, 1080);
        await visit.GoAsync("board?wall&day=1");
        Assert.Equal(0, await visit.Page.Locator("nav:visible, .kw-side:visible, button:visible").CountAsync());
        var small = await visit.Page.EvaluateAsync<string[]>(
            """
            () => {
              const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
              const small = new Set();
              for (let node; (node = walk.nextNode());) {
                const element = node.parentElement;
                if (!node.nodeValue.trim() || !element.checkVisibility() || element.closest('.kw-sr, caption, .kw-print-only')) continue;
                const size = parseFloat(getComputedStyle(element).fontSize);
                if (size < 18) small.add(`${size} ${node.nodeValue.trim()}`);
              }
              return [...small];
            }
            """);
        Assert.Empty(small);
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
        Assert.Empty(visit.Errors);
    }

    [Fact]
    public async Task The_clocks_of_an_open_board_tick()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("board?day=1");
        await visit.Page.Locator(Ready).WaitForAsync();
        foreach (var clock in new[] { "[data-tick]", "[data-zone='UTC']", "[data-zone='Europe/Brussels']" })
        {
            var before = await visit.Page.Locator(clock).InnerTextAsync();
            await visit.Page.WaitForFunctionAsync("([s, b]) => document.querySelector(s).innerText !== b", new[] { clock, before });
        }
    }

    [Fact]
    public async Task After_ten_seconds_without_news_the_figures_turn_grey_and_the_page_says_how_old_they_are()
    {
        await using var visit = await browser.VisitAsync();
        await visit.Page.AddInitScriptAsync(
            """
            const Real = window.WebSocket;
            window.sockets = [];
            window.WebSocket = class extends Real { constructor(...args) { super(...args); window.sockets.push(this); } };
            """);
        await visit.GoAsync("board?day=1");
        await visit.Page.Locator(Ready).WaitForAsync();
        await visit.Page.WaitForFunctionAsync("() => performance.now() > 12000");
        Assert.True(await visit.Page.Locator("[data-age]").IsHiddenAsync());
        await visit.Page.RouteAsync("**/_blazor/**", route => route.AbortAsync());
        await visit.Page.RouteAsync("**/board?*", route => route.AbortAsync());
        var fresh = await ColourAsync(visit);
        await visit.Page.EvaluateAsync("() => { window.WebSocket = class { constructor() { throw new Error('cut'); } }; for (const s of window.sockets) s.close(); }");
        await visit.Page.Locator("[data-age]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Visible, Timeout = 20_000 });
        Assert.Matches(@"\d+ s", await visit.Page.Locator("[data-age] b").InnerTextAsync());
        Assert.NotEqual(fresh, await ColourAsync(visit));
    }

    private static Task<string> ColourAsync(Visit visit) => visit.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.kw-stat-value a')).color");

    private static async Task KortwiekAsync(params string[] words)
    {
        var home = Environment.GetEnvironmentVariable("KORTWIEK_HOME");
        if (string.IsNullOrEmpty(home))
        {
            const string Text = "KORTWIEK_HOME names no installation; ./test makes one";
            Assert.SkipWhen(Environment.GetEnvironmentVariable("CI") != "true", Text);
            Assert.Fail(Text);
        }

        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../Kortwiek.Cli/debug_linux-x64/kortwiek"));
        using var process = Process.Start(new ProcessStartInfo(program, [.. words, "--home", home!]) { UseShellExecute = false, RedirectStandardError = true })!;
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', words)}: {error}");
    }
}
