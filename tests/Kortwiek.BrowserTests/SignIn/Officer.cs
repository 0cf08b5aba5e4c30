using System.Diagnostics;
using System.Text.Json;

namespace Kortwiek.BrowserTests.SignIn;

/// <summary>The session of a case officer of the demo, who may do what a viewer may not.</summary>
internal static class Officer
{
    private const string Handle = "katrien";
    private static readonly SemaphoreSlim One = new(1);
    private static string? _session;

    public static async Task<string> SessionAsync(Browser browser)
    {
        _ = Browser.Address;
        await One.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return _session ??= await SignedInAsync(browser);
        }
        finally
        {
            One.Release();
        }
    }

    private static async Task<string> SignedInAsync(Browser browser)
    {
        var link = await LinkAsync("person", "invite", Handle, "--as", "coordinator", "--json") ?? await LinkAsync("person", "renew", Handle, "--reset", "--json");
        await using var context = await browser.ContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(Browser.Address + link);
        await page.Locator("#f-password").FillAsync(Someone.Password);
        await page.Locator("#f-again").FillAsync(Someone.Password);
        await page.Locator("#f-code").FillAsync(Totp.Now(await page.Locator(".kw-square code").InnerTextAsync()));
        await page.Locator("form:has(#f-again) button[type=submit]").ClickAsync();
        await page.Locator(".kw-codes").WaitForAsync();
        return await context.StorageStateAsync();
    }

    private static async Task<string?> LinkAsync(params string[] args)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var start = new ProcessStartInfo(Path.Combine(here.FullName, "..", "..", "Kortwiek.Cli", here.Name, "kortwiek"), args) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? JsonDocument.Parse(output).RootElement.GetProperty("link").GetString() : null;
    }
}
