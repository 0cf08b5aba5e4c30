using Microsoft.Playwright;

namespace Kortwiek.BrowserTests;

/// <summary>One chromium for all tests, and the address of a running server with the demo in it.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private IBrowser? _trusting;

    /// <summary>Without a final slash; from <c>KORTWIEK_URL</c>, which <c>./test</c> sets.</summary>
    public static string Address
    {
        get
        {
            var address = Environment.GetEnvironmentVariable("KORTWIEK_URL")?.TrimEnd('/');
            if (string.IsNullOrEmpty(address))
            {
                const string Text = "KORTWIEK_URL names no server; ./test starts one";
                if (Environment.GetEnvironmentVariable("CI") == "true")
                {
                    Assert.Fail(Text);
                }

                Console.Error.WriteLine($"SKIPPED: {Text}");
                Assert.Skip(Text);
            }

            return address!;
        }
    }

    /// <summary>The code of the newest operation there: where the front page leads.</summary>
    public string Code { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("KORTWIEK_URL")))
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await LaunchAsync(Flags);
        await using var visit = await VisitAsync();
        await visit.Page.GotoAsync(Address + "/");
        Code = new Uri(visit.Page.Url).Segments is ["/", "op/", var code, ..] ? code.TrimEnd('/') : "";
    }

    /// <summary>A fresh visitor, or one with a session.</summary>
    public async Task<Visit> VisitAsync(int width = 1440, int height = 1000, string? session = null)
    {
        _ = Address;
        return await Visit.StartAsync(await ContextAsync(width, height, session), Code);
    }

    /// <summary>A fresh profile: cookies and passkeys of nobody else.</summary>
    public Task<IBrowserContext> ContextAsync(int width = 1440, int height = 1000, string? session = null) =>
        _browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height }, Locale = "en-GB", StorageState = session });

    /// <summary>A fresh profile of a browser that trusts certificates over one public key.</summary>
    /// <param name="key">SHA-256 of the key, in base 64.</param>
    public async Task<IBrowserContext> ContextTrustingAsync(string key)
    {
        _trusting ??= await LaunchAsync([.. Flags, $"--ignore-certificate-errors-spki-list={key}"]);
        return await _trusting.NewContextAsync(new BrowserNewContextOptions { Locale = "en-GB" });
    }

    private Task<IBrowser> LaunchAsync(string[] flags) => _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
    {
        ExecutablePath = Environment.GetEnvironmentVariable("KORTWIEK_CHROMIUM") ?? "/usr/bin/chromium",
        Args = flags,
    });

    public async ValueTask DisposeAsync()
    {
        if (_trusting is not null)
        {
            await _trusting.DisposeAsync();
        }

        if (_browser is not null)
        {
            await _browser.DisposeAsync();
            _playwright.Dispose();
        }
    }
}
