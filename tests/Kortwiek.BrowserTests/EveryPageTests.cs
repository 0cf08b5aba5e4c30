using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Kortwiek.BrowserTests;

public sealed class EveryPageTests(Browser browser) : IClassFixture<Browser>
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    public static TheoryData<string> AllPages => [.. Pages.All];

    [Theory]
    [MemberData(nameof(AllPages))]
    public async Task A_page_loads_from_this_host_alone_passes_axe_in_light_and_dark_and_fits_a_telephone(string page)
    {
        await using var visit = await browser.VisitAsync(query: "theme=light");
        var response = await visit.GoAsync(page);
        Assert.Equal(200, response.Status);
        await PassesAxeAsync(visit, "light");

        await visit.Page.Locator("button[name=theme][value=dark]").ClickAsync();
        await PassesAxeAsync(visit, "dark");

        await visit.Page.SetViewportSizeAsync(390, 844);
        Assert.True(
            await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
            "The page scrolls sideways at 390 pixels.");
        Assert.Empty(visit.Errors);
        Assert.Empty(visit.Foreign);
    }

    [Theory]
    [InlineData("", 220)]
    [InlineData("audit", 220)]
    [InlineData("do", 220)]
    [InlineData("/gallery", 400)]
    public async Task A_first_visit_is_light(string page, int mostKibibytes)
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync(page);
        var bytes = await visit.Page.EvaluateAsync<long>("() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((n, e) => n + e.transferSize, 0)");
        Assert.InRange(bytes, 1, mostKibibytes * 1024L);
    }

    private static async Task PassesAxeAsync(Visit visit, string theme)
    {
        Assert.Equal(theme, await visit.Page.Locator("html").GetAttributeAsync("data-bs-theme"));
        var violations = (await visit.Page.RunAxe(Rules)).Violations;
        Assert.True(violations.Length == 0, string.Join('\n', violations.Select(v => $"{theme}: {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(4).Select(n => n.Html))}")));
    }
}
