namespace Kortwiek.BrowserTests;

public sealed class EveryPageTests(Browser browser) : IClassFixture<Browser>
{
    public static TheoryData<string> OtherPages => [.. Pages.Others];

    [Theory]
    [MemberData(nameof(OtherPages))]
    public async Task A_page_loads_from_this_host_alone_passes_axe_in_both_themes_and_fits_a_telephone(string page)
    {
        await using var visit = await browser.VisitAsync();
        var response = await visit.GoAsync(page + "?theme=light");
        Assert.Equal(200, response.Status);
        await Axe.PassesAsync(visit);
        await visit.FitsAsync(390);
        Assert.Empty(visit.Errors);
        Assert.Empty(visit.Foreign);
    }
}
