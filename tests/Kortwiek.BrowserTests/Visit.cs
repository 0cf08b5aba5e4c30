using Microsoft.Playwright;

namespace Kortwiek.BrowserTests;

/// <summary>One visitor's page, and everything that went wrong on it.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly string _code;

    private Visit(IBrowserContext context, IPage page, string code)
    {
        _context = context;
        Page = page;
        _code = code;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Errors.Add($"{message.Type}: {message.Text}");
            }
        };
        page.PageError += (_, error) => Errors.Add(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Browser.Address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                Foreign.Add(request.Url);
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the console.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Requests to anyone but our server.</summary>
    public List<string> Foreign { get; } = [];

    public static async Task<Visit> StartAsync(IBrowserContext context, string code) =>
        new(context, await context.NewPageAsync(), code);

    /// <summary>Goes to a page of the operation (<c>watch</c>), or to an address that begins with a slash, and waits until all of it is drawn.</summary>
    public async Task<IResponse> GoAsync(string path)
    {
        var address = path.StartsWith('/') ? path : $"/op/{_code}/{path}";
        var response = await Page.GotoAsync(Browser.Address + address, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        await DrawnAsync();
        return response!;
    }

    /// <summary>Chooses the language as the buttons do: in a cookie, which open boards see as well.</summary>
    public Task SpeakAsync(string language) => _context.AddCookiesAsync([new Cookie { Name = "kw-lang", Value = language, Url = Browser.Address }]);

    /// <summary>Waits until graphs stand and islands answer.</summary>
    public Task DrawnAsync() => Page.WaitForFunctionAsync("() => document.fonts.status === 'loaded' && [...document.querySelectorAll('.kw-graph, [data-island]')].every(e => 'ready' in e.dataset)");

    /// <summary>Makes the window as narrow as a telephone and back: nothing may stick out.</summary>
    public async Task FitsAsync(int width)
    {
        var before = Page.ViewportSize!;
        await Page.SetViewportSizeAsync(width, 844);
        Assert.True(await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{Page.Url} scrolls sideways at {width} pixels.");
        await Page.SetViewportSizeAsync(before.Width, before.Height);
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
