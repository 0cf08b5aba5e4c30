namespace Kortwiek.BrowserTests.Act;

/// <summary>The board and the measures in the views that the plain pages do not show.</summary>
public sealed class ActPagesTests(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData("board?day=1&at=10")]
    [InlineData("board?day=2&span=all")]
    [InlineData("measures?m=M-045")]
    [InlineData("do/order/new?measure=M-049&form=tco-1")]
    [InlineData("measures?m=M-021&by=waddenzee&state=returned")]
    public async Task A_view_passes_axe_in_both_themes_and_fits_a_telephone(string page)
    {
        await using var visit = await browser.VisitAsync();
        var response = await visit.GoAsync($"{page}&theme=light");
        Assert.Equal(200, response.Status);
        await Axe.PassesAsync(visit);
        await visit.FitsAsync(390);
        Assert.Empty(visit.Errors);
        Assert.Empty(visit.Foreign);
    }

    [Fact]
    public async Task A_moment_of_the_day_is_one_click_away_and_a_measure_another()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("board?day=1");
        await visit.Page.GetByText("T + 10 min").ClickAsync();
        await visit.Page.WaitForURLAsync("**/board?day=1&at=10");
        Assert.Contains("T + 00:10:00", await visit.Page.Locator(".kwa-clock").InnerTextAsync(), StringComparison.Ordinal);
        await visit.Page.Locator("#needs a:has-text('M-043')").ClickAsync();
        await visit.Page.WaitForURLAsync("**/measures?m=M-043*");
        Assert.Contains("confirmed", await visit.Page.Locator(".kwa-now").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_a_measure_is_one_click_away_and_comes_filled()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("measures?m=M-049");
        await visit.Page.GetByText("Make: Removal order").ClickAsync();
        await visit.Page.WaitForURLAsync("**/do/order/new?measure=M-049*");
        Assert.Equal("M-049-tco-1.json", await visit.Page.Locator("#f-file").InputValueAsync());
        Assert.Equal("tco-1", await visit.Page.Locator("#f-form").InputValueAsync());
    }
}
