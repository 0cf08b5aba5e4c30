using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Kortwiek.App;
using Kortwiek.App.People;
using Kortwiek.Store;
using Kortwiek.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kortwiek.IntegrationTests.Web;

public sealed class TokenTests(WebHost host) : IClassFixture<WebHost>
{
    private static int _names;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_reads_what_it_is_for_and_nothing_else()
    {
        using var program = Program(await MadeAsync("\"read\":[\"measure\"],\"write\":[\"deadline\"]"));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(program, "measure/list")).Status);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(program, "deadline/list")).Status);
        Assert.Equal((HttpStatusCode.Conflict, "token-scope"), await RefusedAsync(program, "operation/show"));
        Assert.Equal((HttpStatusCode.Conflict, "token-scope"), await RefusedAsync(program, "measure/add", """{"element":"192.0.2.1","kind":"preserve","by":"zwin"}"""));
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/verbs", Cancellation)).StatusCode);
    }

    [Theory]
    [InlineData("measure/release", """{"group":"D1"}""")]
    [InlineData("measure/authorise", """{"id":"M-001"}""")]
    [InlineData("leads/confirm", """{"id":"L-1","reason":"somebody saw it"}""")]
    [InlineData("token/create", """{"name":"second","read":["measure"]}""")]
    [InlineData("token/list", "{}")]
    [InlineData("person/list", "{}")]
    [InlineData("person/invite", """{"handle":"coordinator"}""")]
    [InlineData("operation/new", """{"code":"OTHER","title":"t"}""")]
    [InlineData("store/check", "{}")]
    public async Task What_is_a_person_s_own_act_is_done_with_no_token(string path, string body)
    {
        using var program = Program(await MadeAsync(ForEverything));
        Assert.Equal((HttpStatusCode.Conflict, "person"), await RefusedAsync(program, path, body));
    }

    [Fact]
    public async Task A_token_knows_of_its_own_operation_alone()
    {
        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync("operation/new", """{"code":"TOKEN-2","title":"Second"}""")).StatusCode);
        using var program = Program(await MadeAsync("\"read\":[\"operation\",\"measure\"]"));
        var (status, list) = await AskAsync(program, "operation/list");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal([WebHost.Code], list.GetProperty("operations").EnumerateArray().Select(o => o.GetProperty("code").GetString()));
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync(program, "measure/list?operation=TOKEN-2")).Status);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(program, $"measure/list?operation={WebHost.Code}")).Status);
    }

    [Fact]
    public async Task A_wrong_an_ended_a_revoked_and_a_locked_owner_s_token_are_answered_alike()
    {
        var revoked = await MadeAsync("\"read\":[\"measure\"]", name: "to-revoke");
        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync($"token/revoke?operation={WebHost.Code}", """{"name":"to-revoke"}""")).StatusCode);
        var ended = await MadeAsync("\"read\":[\"measure\"]", name: "to-end");
        await using (var store = await StoreAsync())
        {
            var yesterday = TimeProvider.System.GetUtcNow().AddDays(-1);
            await store.Set<ApiTokenRow>().Where(t => t.Name == "to-end").ExecuteUpdateAsync(t => t.SetProperty(r => r.EndsAt, yesterday), Cancellation);
        }

        var wrong = revoked[..^1] + (revoked[^1] == '0' ? '1' : '0');
        string[] all = [wrong, revoked, ended, "kw_", "x", new string('a', 100_000 / 10)];
        var answers = new HashSet<string>();
        foreach (var token in all)
        {
            using var program = Program(token);
            var response = await program.PostAsync("/api/v1/measure/list", Json("{}"), Cancellation);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal("Bearer", Assert.Single(response.Headers.WwwAuthenticate).Scheme);
            answers.Add(await response.Content.ReadAsStringAsync(Cancellation));
        }

        Assert.Single(answers);
    }

    [Fact]
    public async Task A_token_ends_with_its_owner_s_account_and_a_cookie_beside_a_bad_one_does_not_help()
    {
        var token = await MadeAsync("\"read\":[\"measure\"]");
        await using (var scope = host.App.Services.CreateAsyncScope())
        {
            var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
            var account = (await accounts.Manager.FindByIdAsync(WebHost.Person.ToString()))!;
            await accounts.LockAsync(account, "left in March");
            try
            {
                using var program = Program(token);
                Assert.Equal(HttpStatusCode.Unauthorized, (await program.PostAsync("/api/v1/measure/list", Json("{}"), Cancellation)).StatusCode);
            }
            finally
            {
                await accounts.UnlockAsync(account);
            }
        }

        using var both = host.NewClient();
        both.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "kw_no");
        Assert.Equal(HttpStatusCode.Unauthorized, (await both.PostAsync("/api/v1/measure/list", Json("{}"), Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_token_opens_no_page()
    {
        using var program = Program(await MadeAsync(ForEverything));
        foreach (var path in (string[])["/", $"/op/{WebHost.Code}", "/account", "/people"])
        {
            Assert.StartsWith($"{host.Address}/sign-in", (await program.GetAsync(path, Cancellation)).Headers.Location?.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_call_stands_in_the_audit_with_the_token_s_name_a_refused_and_a_bad_one_too()
    {
        using var program = Program(await MadeAsync("\"read\":[\"measure\"]", name: "nightly-export"));
        await AskAsync(program, "measure/list");
        await AskAsync(program, "deadline/list");
        await AskAsync(program, "watch/refang", """{"texts":["hxxps://alpha[.]example"]}""");
        await AskAsync(program, "measure/why", """{"id":"M-404","command":"release"}""");
        await using var store = await StoreAsync();
        var entries = await store.Set<OutboxRow>().AsNoTracking().Where(e => e.Summary.Contains("nightly-export")).OrderBy(e => e.Id).ToListAsync(Cancellation);
        Assert.Equal([("consult", "measure list", 0), ("refuse", "deadline list", 1), ("refuse", "watch refang", 1), ("refuse", "measure why", 2)], entries.Select(e => (e.Type, e.Verb, e.ExitCode)));
        Assert.All(entries, e => Assert.Equal("nightly-export", JsonDocument.Parse(e.Entry).RootElement.GetProperty("token").GetString()));
        Assert.All(entries, e => Assert.NotNull(e.LogIndex));
    }

    [Fact]
    public async Task The_token_itself_is_kept_nowhere()
    {
        var token = await MadeAsync("\"read\":[\"measure\"]", name: "shown-once");
        Assert.DoesNotContain(token, (await AskAsync(host.Client, $"token/list?operation={WebHost.Code}")).Answer.GetRawText(), StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(host.Home, "*", SearchOption.AllDirectories))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await open.CopyToAsync(bytes, Cancellation);
            Assert.True(bytes.ToArray().AsSpan().IndexOf(Encoding.ASCII.GetBytes(token[11..])) < 0, file);
        }
    }

    [Theory]
    [InlineData("""{"name":"a-b","days":0,"read":["measure"]}""")]
    [InlineData("""{"name":"a-b","days":366,"read":["measure"]}""")]
    [InlineData("""{"name":"A b","read":["measure"]}""")]
    [InlineData("""{"name":"a-b","read":["person"]}""")]
    [InlineData("""{"name":"a-b","write":["everything"]}""")]
    [InlineData("""{"name":"a-b"}""")]
    public async Task A_token_without_bounds_is_not_made(string body) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await host.PostAsync($"token/create?operation={WebHost.Code}", body)).StatusCode);

    [Fact]
    public async Task A_token_made_by_a_password_has_no_more_rights_than_the_password()
    {
        using var weak = Sessions.Client(host.Address, await Sessions.CookieAsync(host.App, WebHost.Person, "tester", WayIn.Password));
        Assert.Equal((HttpStatusCode.Conflict, "way-in"), await RefusedAsync(weak, $"token/create?operation={WebHost.Code}", """{"name":"weak","read":["measure"]}"""));
    }

    [Fact]
    public async Task A_token_that_asks_too_often_is_told_when_to_come_again()
    {
        await using var app = KortwiekWeb.Create(["--urls", "http://127.0.0.1:0", "--home", host.Home, "--environment", "Production", "--api-per-minute", "3"]);
        await app.StartAsync(Cancellation);
        using var program = Program(await MadeAsync("\"read\":[\"measure\"]"), app.Urls.Single());
        using var other = Program(await MadeAsync("\"read\":[\"measure\"]"), app.Urls.Single());
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(program, "measure/list")).Status);
        }

        var response = await program.PostAsync("/api/v1/measure/list", Json("{}"), Cancellation);
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(other, "measure/list")).Status);
        await app.StopAsync(Cancellation);
    }

    private static string ForEverything => $"\"write\":{JsonSerializer.Serialize(ApiTokens.Nouns)}";

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private HttpClient Program(string token, string? address = null)
    {
        var client = Sessions.Client(address ?? host.Address, null);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        return client;
    }

    private async Task<string> MadeAsync(string scope, string? name = null)
    {
        name ??= $"program-{Interlocked.Increment(ref _names)}";
        var response = await host.PostAsync($"token/create?operation={WebHost.Code}", $$"""{"name":"{{name}}",{{scope}}}""");
        var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation)).RootElement;
        Assert.True(response.StatusCode == HttpStatusCode.OK, answer.GetRawText());
        return answer.GetProperty("token").GetString()!;
    }

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> AskAsync(HttpClient client, string path, string body = "{}")
    {
        var response = await client.PostAsync($"/api/v1/{path}", Json(body), Cancellation);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation)).RootElement);
    }

    private static async Task<(HttpStatusCode Status, string? Guard)> RefusedAsync(HttpClient client, string path, string body = "{}")
    {
        var (status, answer) = await AskAsync(client, path, body);
        return (status, answer.TryGetProperty("refusals", out var all) ? all[0].GetProperty("guard").GetString() : answer.GetRawText());
    }

    private async Task<KortwiekDb> StoreAsync()
    {
        var store = await new Installation(host.Home, TimeProvider.System).OpenStoreAsync(Cancellation);
        store.CurrentOperation = (await store.Set<OperationRow>().SingleAsync(o => o.Code == WebHost.Code, Cancellation)).Id;
        return store;
    }
}
