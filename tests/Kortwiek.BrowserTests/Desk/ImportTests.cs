using System.Text;
using Kortwiek.BrowserTests.SignIn;
using Microsoft.Playwright;

namespace Kortwiek.BrowserTests.Desk;

/// <summary>A case officer takes a table in by the page, corrects what a column says, and takes it back.</summary>
public sealed class ImportTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task A_table_is_looked_at_corrected_taken_in_and_taken_back()
    {
        await using var visit = await browser.VisitAsync(session: await Officer.SessionAsync(browser));
        var page = visit.Page;
        await visit.GoAsync("import");
        await page.Locator("#upload").SetInputFilesAsync(new FilePayload { Name = "export.csv", MimeType = "text/csv", Buffer = Encoding.Latin1.GetBytes("Domeinnaam;IP;Land;Opm\r\nproef-een.example;198.51.100.241;België;abc\r\n;niets;;\r\n") });
        await page.Locator("form:has(#upload) button[type=submit]").ClickAsync();
        await page.Locator("select[name=c3]").WaitForAsync();
        Assert.Equal(["domain", "address", "country", "ignore"], await SaysAsync(page));
        await visit.Page.EvaluateAsync("document.querySelector('button[name=theme][value=light]').click()");
        await Axe.PassesAsync(visit);
        await visit.FitsAsync(390);

        // The rows that are not taken can be sent back to the office as a table.
        var rejects = await page.EvaluateAsync<string>("async () => { const a = await fetch(document.querySelector('.kw-take a').href); return a.status + ' ' + await a.text(); }");
        Assert.StartsWith("200 ", rejects, StringComparison.Ordinal);
        Assert.Contains("niets", rejects, StringComparison.Ordinal);

        await page.Locator("select[name=c3]").SelectOptionAsync("label");
        await page.Locator("form:has(select[name=c3]) button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**c3=label**");
        Assert.Equal(["domain", "address", "country", "label"], await SaysAsync(page));

        await page.Locator("#keep").FillAsync("proef");
        await page.Locator("form:has(#keep) button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/runs/**");
        await page.Locator(".kw-note-ok").WaitForAsync(new LocatorWaitForOptions { Timeout = 60_000 });

        // The kept profile reads the next paste by its headers, whatever was chosen before.
        await visit.GoAsync("import");
        await page.Locator("#pasted").FillAsync("Opm;Domeinnaam\nabc;proef-twee.example");
        await page.Locator("form:has(#pasted) button[type=submit]").ClickAsync();
        await page.Locator("#profile").SelectOptionAsync("proef");
        await page.Locator("form:has(select[name=c0]) button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**profile=proef**");
        Assert.Contains("'IP'", await page.Locator(".kw-note-bad").InnerTextAsync(), StringComparison.Ordinal);

        await visit.GoAsync("import");
        await page.Locator("table a[href*='do/desk/undo']").First.ClickAsync();
        await page.Locator("form.kw-form button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/runs/**");
        await page.Locator(".kw-note-ok").WaitForAsync(new LocatorWaitForOptions { Timeout = 60_000 });
        Assert.Empty(visit.Errors);
        Assert.Empty(visit.Foreign);
    }

    private static async Task<List<string>> SaysAsync(IPage page) =>
        [.. await page.Locator("select[name^=c]").EvaluateAllAsync<string[]>("selects => selects.map(s => s.value)")];
}
