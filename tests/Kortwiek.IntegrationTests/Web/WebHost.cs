using Kortwiek.Web;
using Microsoft.AspNetCore.Builder;

namespace Kortwiek.IntegrationTests.Web;

/// <summary>The pages on a free port of this machine, with an installation of their own that holds one operation.</summary>
public sealed class WebHost : IAsyncLifetime
{
    public const string Code = "WEB-TEST";
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("kortwiek-web-");
    private WebApplication _app = null!;

    public HttpClient Client { get; private set; } = null!;

    public string Address { get; private set; } = "";

    public string Cookie { get; private set; } = "";

    public static Guid Person { get; } = new("0f0f0f0f-0000-4000-8000-000000000001");

    public WebApplication App => _app;

    public string Home => _home.FullName;

    public async ValueTask InitializeAsync()
    {
        _app = KortwiekWeb.Create(["--urls", "http://127.0.0.1:0", "--home", Home, "--environment", "Production"]);
        await _app.StartAsync();
        Address = _app.Urls.Single();
        Cookie = await Sessions.CookieAsync(_app, Person, "tester", administrator: true);
        Client = NewClient();
        var made = await PostAsync("operation/new", $$"""{"code":"{{Code}}","title":"Hostile <b>title</b>"}""");
        made.EnsureSuccessStatusCode();
    }

    /// <summary>A client of the person who has opened the operation and is an administrator.</summary>
    public HttpClient NewClient() => Sessions.Client(Address, Cookie);

    /// <summary>A client of nobody.</summary>
    public HttpClient Stranger() => Sessions.Client(Address, null);

    public Task<HttpResponseMessage> PostAsync(string path, string json) =>
        Client.PostAsync($"/api/v1/{path}", new StringContent(json, System.Text.Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _home.Delete(recursive: true);
    }
}
