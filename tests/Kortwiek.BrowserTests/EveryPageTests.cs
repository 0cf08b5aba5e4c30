using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Kortwiek.BrowserTests;

public sealed class EveryPageTests(Browser browser) : IClassFixture<Browser>
{
    public static TheoryData<string, string> PagesAndThemes
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var page in Pages.All)
            {
                data.Add(page, "light");
                data.Add(page, "dark");
            }

            return data;
        }
    }

    public static TheoryData<string> AllPages => [.. Pages.All];

    [Theory]
    [MemberData(nameof(PagesAndThemes))]
    public async Task A_page_loads_from_this_host_alone_without_an_error_and_without_an_axe_violation(string page, string theme)
    {
        await using var visit = await browser.VisitAsync(query: $"theme={theme}");
        var response = await visit.GoAsync(page);
        Assert.Equal(200, response.Status);
        Assert.Equal(theme, await visit.Page.Locator("html").GetAttributeAsync("data-bs-theme"));
        var violations = (await visit.Page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } })).Violations;
        Assert.True(violations.Length == 0, string.Join('\n', violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(4).Select(n => n.Html))}")));
        Assert.Empty(visit.Errors);
        Assert.Empty(visit.Foreign);
    }

    [Theory]
    [MemberData(nameof(AllPages))]
    public async Task On_a_telephone_no_page_scrolls_sideways(string page)
    {
        await using var visit = await browser.VisitAsync(390, 844);
        await visit.GoAsync(page);
        Assert.Equal(390, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(visit.Errors);
    }

    [Theory]
    [InlineData("")]
    [InlineData("audit")]
    [InlineData("do")]
    public async Task A_first_visit_without_a_graph_is_at_most_220_KiB(string page) => Assert.InRange(await WeightAsync(page), 1, 220 * 1024);

    [Theory]
    [InlineData("/gallery")]
    [InlineData("network")]
    public async Task A_first_visit_with_graph_and_map_is_at_most_400_KiB(string page) => Assert.InRange(await WeightAsync(page), 1, 400 * 1024);

    private async Task<long> WeightAsync(string page)
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync(page);
        return await visit.Page.EvaluateAsync<long>("() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((n, e) => n + e.transferSize, 0)");
    }
}
