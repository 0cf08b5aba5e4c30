using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Kortwiek.BrowserTests;

/// <summary>Pages on paper.</summary>
public sealed partial class PrintTests(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData("measures")]
    [InlineData("audit")]
    [InlineData("board?plain&day=1")]
    public async Task A_page_prints_on_A4_sheets_without_what_is_there_to_be_clicked(string page)
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync(page);
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Assert.Equal(0, await visit.Page.Locator("nav:visible, .kw-side:visible, button:visible, .kw-skip:visible").CountAsync());
        Assert.Equal(
            ["table-header-group"],
            await visit.Page.EvaluateAsync<string[]>("[...new Set([...document.querySelectorAll('.kw-table thead')].map(e => getComputedStyle(e).display))]"));
        var pdf = Encoding.Latin1.GetString(await visit.Page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true }));
        var sheets = Sheet().Matches(pdf);
        Assert.True(sheets.Count >= 2);
        Assert.All(sheets, s =>
        {
            // A4 is 210 by 297 millimetres; a point is 1/72 inch.
            Assert.Equal(595.3, Number(s, "width"), 1.0);
            Assert.Equal(841.9, Number(s, "height"), 1.0);
        });
        Assert.Empty(visit.Errors);
    }

    [Fact]
    public async Task Each_sheet_bears_marking_operation_address_state_and_number()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("measures?state=returned");
        var root = await visit.Page.EvaluateAsync<string[]>("['head', 'foot'].map(n => document.documentElement.style.getPropertyValue(`--kw-print-${n}`))");
        Assert.Contains(browser.Code, root[0], StringComparison.Ordinal);
        Assert.Contains($"{Browser.Address}/op/{browser.Code}/measures?state=returned", root[1], StringComparison.Ordinal);
        Assert.Matches("sha256:[0-9a-f]{64}", root[1]);

        var marking = await visit.Page.Locator(".kw-switch-marks .kw-tlp").InnerTextAsync();
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        var rules = await visit.Page.EvaluateAsync<string[]>(
            """
            () => {
              const name = getComputedStyle(document.querySelector('.kw-shell')).page;
              const rules = [...document.styleSheets].flatMap(s => [...s.cssRules]).filter(r => r instanceof CSSPageRule);
              return ['', name].map(n => rules.filter(r => r.selectorText === n).map(r => r.cssText).join());
            }
            """);
        Assert.Contains("counter(page)", rules[0], StringComparison.Ordinal);
        Assert.Contains("counter(pages)", rules[0], StringComparison.Ordinal);
        Assert.Contains("var(--kw-print-foot", rules[0], StringComparison.Ordinal);
        Assert.Equal(2, rules[1].Split(marking).Length - 1);
    }

    private static double Number(Match match, string name) => double.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"/MediaBox \[0 0 (?<width>[\d.]+) (?<height>[\d.]+)\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Sheet();
}
