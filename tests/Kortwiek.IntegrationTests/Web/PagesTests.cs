using System.Net;
using System.Text.RegularExpressions;
using Kortwiek.App;
using Kortwiek.Web;
using Kortwiek.Web.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace Kortwiek.IntegrationTests.Web;

public sealed partial class PagesTests(WebHost host) : IClassFixture<WebHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Pages => ["", "/audit", "/do", .. Verbs.All.Select(v => $"/do/{v.Path.Replace(' ', '/')}")];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_of_the_shell_is_made_and_escapes_what_it_shows(string path)
    {
        var response = await host.Client.GetAsync($"/op/{WebHost.Code}{path}", Cancellation);
        var html = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain("<b>title</b>", html, StringComparison.Ordinal);
        Assert.Contains("Hostile &lt;b&gt;title", html, StringComparison.Ordinal);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/network")]
    [InlineData("/board")]
    [InlineData("/board/rehearsal")]
    [InlineData("/measures")]
    [InlineData("/evidence")]
    [InlineData("/leads")]
    [InlineData("/watch")]
    [InlineData("/impact")]
    public async Task A_page_of_an_empty_operation_says_what_to_do_next_by_a_command_and_by_its_form(string path)
    {
        var html = await host.Client.GetStringAsync($"/op/{WebHost.Code}{path}", Cancellation);
        var ways = Ways().Matches(html);
        Assert.NotEmpty(ways);
        Assert.All(ways, w =>
        {
            var verb = Verbs.Find(w.Groups["form"].Value.Replace('/', ' '));
            Assert.NotNull(verb);
            Assert.StartsWith($"./kortwiek {verb.Path}", w.Groups["line"].Value, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Every_answer_carries_the_policy_without_inline_script()
    {
        foreach (var path in (string[])["/", $"/op/{WebHost.Code}", "/nothing", "/favicon.svg", "/api/v1/verbs"])
        {
            var response = await host.Client.GetAsync(path, Cancellation);
            Assert.Equal(
                "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
                Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
            Assert.False(response.Headers.Contains("Server"));
        }
    }

    [Theory]
    [InlineData("/op/NO-SUCH/audit")]
    [InlineData("/op/<script>")]
    [InlineData("/op/WEB-TEST/do/no/such")]
    [InlineData("/op/WEB-TEST/runs/00000000000000000000000000000000")]
    [InlineData("/secret-value")]
    [InlineData("/gallery")]
    public async Task A_page_that_is_not_there_says_so_without_repeating_what_was_asked(string path)
    {
        var response = await host.Client.GetAsync(path, Cancellation);
        var html = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("There is no such page", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html.Replace("<script type=\"module\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_shows_no_value()
    {
        await using var app = KortwiekWeb.Create(["--urls", "http://127.0.0.1:0", "--home", Path.Combine(host.Home, "fault"), "--environment", "Production"], b => b.Services.AddSingleton<IOperationDirectory, Faulty>());
        await app.StartAsync(Cancellation);
        using var client = Sessions.Client(app.Urls.Single(), await Sessions.CookieAsync(app, WebHost.Person, "tester"));
        var response = await client.GetAsync("/", Cancellation);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.DoesNotContain("name of a channel", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        await app.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Another_host_s_name_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "other.example";
        Assert.Equal(HttpStatusCode.BadRequest, (await host.Client.SendAsync(request, Cancellation)).StatusCode);
    }

    [Theory]
    [InlineData("lang", "nl", "lang=\"nl\"", "Overzicht")]
    [InlineData("lang", "fr", "lang=\"fr\"", "Aperçu")]
    [InlineData("theme", "dark", "data-bs-theme=\"dark\"", "Overview")]
    public async Task A_choice_of_language_or_theme_is_kept_and_leads_back(string name, string value, string mark, string word)
    {
        var page = $"/op/{WebHost.Code}";
        using var form = new FormUrlEncodedContent([new(name, value), new("return", page + "?lang=en")]);
        var response = await host.Client.PostAsync("/preferences", form, Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(page, response.Headers.Location?.ToString());

        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        request.Headers.Add("Cookie", $"{host.Cookie}; {string.Join("; ", response.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]))}");
        var html = await (await host.Client.SendAsync(request, Cancellation)).Content.ReadAsStringAsync(Cancellation);
        Assert.Contains(mark, html, StringComparison.Ordinal);
        Assert.Contains(word, WebUtility.HtmlDecode(html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_runs_its_verb_and_shows_the_answer()
    {
        using var client = host.NewClient();
        var (token, cookie, handler) = await FormAsync(client, $"/op/{WebHost.Code}/do/operation/list");
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(handler), "_handler" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/op/{WebHost.Code}/do/operation/list") { Content = form };
        request.Headers.Add("Cookie", $"{host.Cookie}; {cookie}");
        var response = await client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var html = await client.GetStringAsync(response.Headers.Location, Cancellation);
        Assert.Contains("Lead authority", html, StringComparison.Ordinal);
        Assert.Contains("./kortwiek operation list", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_with_a_bad_value_is_shown_again_with_what_was_written()
    {
        using var client = host.NewClient();
        var (token, cookie, handler) = await FormAsync(client, "/do/operation/new");
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(handler), "_handler" }, { new StringContent("KEPT"), "code" }, { new StringContent("t"), "title" }, { new StringContent("Nowhere"), "leadCountry" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/do/operation/new") { Content = form };
        request.Headers.Add("Cookie", $"{host.Cookie}; {cookie}");
        var html = await (await client.SendAsync(request, Cancellation)).Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("two letters of ISO 3166-1", html, StringComparison.Ordinal);
        Assert.Contains("value=\"KEPT\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var form = new MultipartFormDataContent { { new StringContent("verb"), "_handler" } };
        var response = await host.Client.PostAsync("/do/operation/list", form, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static async Task<(string Token, string Cookie, string Handler)> FormAsync(HttpClient client, string path)
    {
        var page = await client.GetAsync(path, Cancellation);
        var html = await page.Content.ReadAsStringAsync(Cancellation);

        // Beside the page stands the form of the search box.
        html = html[html.IndexOf("<main", StringComparison.Ordinal)..];
        var cookie = string.Join("; ", page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        return (TokenField().Match(html).Groups["value"].Value, cookie, HandlerField().Match(html).Groups["value"].Value);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenField();

    [GeneratedRegex("name=\"_handler\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HandlerField();

    private sealed class Faulty : IOperationDirectory
    {
        public Task<IReadOnlyList<OperationItem>> ListAsync(Asker? asker, CancellationToken cancellation) => throw new InvalidOperationException("name of a channel");
    }

    [GeneratedRegex("""<div class="kw-ways"><div class="kw-command">\s*<code[^>]*>(?<line>[^<]+)</code>.*?href="/op/WEB-TEST/do/(?<form>[a-z/-]+)"[ >]""", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ways();
}
