namespace Kortwiek.BrowserTests;

/// <summary>The screens of an operation in every language and theme.</summary>
public sealed class ScreenTests(Browser browser) : IClassFixture<Browser>
{
    private const int Most = 220 * 1024;
    private const int MostWithGraph = 400 * 1024;

    public static TheoryData<string> AllScreens => [.. Pages.Screens];

    [Theory]
    [MemberData(nameof(AllScreens))]
    public async Task A_screen_is_light_speaks_three_languages_passes_axe_in_both_themes_and_fits_a_telephone(string screen)
    {
        await using var visit = await browser.VisitAsync();
        var response = await visit.GoAsync(screen + "?theme=light");
        if (response.Status == 404)
        {
            // A screen that is not made yet stands in no navigation.
            Assert.Equal(0, await visit.Page.Locator($".kw-nav a[href$='/{screen}']").CountAsync());
            return;
        }

        Assert.Equal(200, response.Status);
        Assert.InRange(await BytesAsync(visit), 1, await visit.Page.Locator(".kw-graph").CountAsync() > 0 ? MostWithGraph : Most);
        await LooksGoodAsync(visit);
        foreach (var language in (string[])["nl", "fr"])
        {
            await visit.SpeakAsync(language);
            await visit.GoAsync(screen + "?theme=light");
            Assert.Equal(language, await visit.Page.Locator("html").GetAttributeAsync("lang"));
            await LooksGoodAsync(visit);
            Assert.Equal([], await LeftOvers.OfAsync(visit));
        }

        Assert.Empty(visit.Errors);
        Assert.Empty(visit.Foreign);
    }

    private static async Task LooksGoodAsync(Visit visit)
    {
        await Axe.PassesAsync(visit);
        await visit.FitsAsync(390);
    }

    private static Task<long> BytesAsync(Visit visit) => visit.Page.EvaluateAsync<long>(
        "() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((n, e) => n + e.transferSize, 0)");
}
