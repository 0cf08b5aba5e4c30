using System.Net;
using System.Security.Claims;
using Kortwiek.App;
using Kortwiek.App.People;
using Kortwiek.Store;
using Kortwiek.Web;
using Kortwiek.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kortwiek.IntegrationTests.Web;

public sealed class SessionTests(WebHost host) : IClassFixture<WebHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/op/WEB-TEST")]
    [InlineData("/op/WEB-TEST/board?plain")]
    [InlineData("/op/WEB-TEST/do/measure/add")]
    [InlineData("/account")]
    [InlineData("/people")]
    [InlineData("/nothing")]
    public async Task Without_a_session_every_page_leads_to_the_door(string path)
    {
        using var stranger = host.Stranger();
        var response = await stranger.GetAsync(path, Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.StartsWith($"{host.Address}/sign-in?return=", response.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/operation/list")]
    [InlineData("/api/v1/uploads")]
    [InlineData("/_blazor/negotiate?negotiateVersion=1")]
    [InlineData("/passkeys/make")]
    [InlineData("/op/WEB-TEST/release/D1/challenge?hash=x")]
    public async Task Without_a_session_no_request_is_taken(string path)
    {
        using var stranger = host.Stranger();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.PostAsync(path, new StringContent("{}", System.Text.Encoding.UTF8, "application/json"), Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Another_person_s_operation_is_not_there()
    {
        using var other = Sessions.Client(host.Address, await Sessions.CookieAsync(host.App, Guid.CreateVersion7(), "other"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/op/{WebHost.Code}", Cancellation)).StatusCode);
        var answer = await PostAsync(other, $"operation/show?operation={WebHost.Code}");
        Assert.DoesNotContain("Hostile", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(WebHost.Code, await PostAsync(other, "operation/list"), StringComparison.Ordinal);
        Assert.DoesNotContain(WebHost.Code, await PostAsync(other, "measure/list"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await other.GetAsync("/people", Cancellation)).StatusCode);
        Assert.Contains("administrator", await PostAsync(other, "person/list"), StringComparison.Ordinal);
        Assert.Contains("command-line", await PostAsync(other, "demo"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coordinator_who_came_in_by_a_password_sees_no_case()
    {
        using var weak = Sessions.Client(host.Address, await Sessions.CookieAsync(host.App, WebHost.Person, "tester", WayIn.Password));
        var page = await weak.GetAsync($"/op/{WebHost.Code}/measures", Cancellation);
        Assert.Equal("/account?why=way-in", page.Headers.Location?.ToString().Replace(host.Address, "", StringComparison.Ordinal));
        Assert.Contains("\"way-in\"", await PostAsync(weak, $"measure/list?operation={WebHost.Code}"), StringComparison.Ordinal);
        await using var store = await StoreAsync();
        Assert.True(await store.Set<OutboxRow>().AnyAsync(e => e.Type == "refuse" && e.Verb == "measure list", Cancellation));
    }

    [Fact]
    public async Task A_session_ends_with_its_account()
    {
        var person = Guid.CreateVersion7();
        _ = await Sessions.CookieAsync(host.App, person, "leaver");
        await using var scope = host.App.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
        var account = (await accounts.Manager.FindByIdAsync(person.ToString()))!;
        var user = await PrincipalAsync(scope.ServiceProvider, account);
        Assert.True(await LivingSession.IsAliveAsync(accounts.Manager, user));
        await accounts.LockAsync(account, "left in March");
        Assert.False(await LivingSession.IsAliveAsync(accounts.Manager, user));
    }

    [Fact]
    public async Task A_restart_signs_nobody_out_and_the_keys_in_the_database_cannot_be_read_without_the_certificate()
    {
        await using var again = KortwiekWeb.Create(["--urls", "http://127.0.0.1:0", "--home", host.Home, "--environment", "Production"]);
        await again.StartAsync(Cancellation);
        using var client = Sessions.Client(again.Urls.Single(), host.Cookie);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/op/{WebHost.Code}", Cancellation)).StatusCode);
        await again.StopAsync(Cancellation);

        await using var store = await StoreAsync();
        var key = Assert.Single(await store.Set<ProtectionKeyRow>().AsNoTracking().ToListAsync(Cancellation));
        Assert.Contains("EncryptedData", key.Xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<masterKey", key.Xml, StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(host.Home, "keys", "pages.pfx")));
    }

    [Fact]
    public async Task A_one_time_link_is_void_after_a_day()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2027, 4, 1, 8, 0, 0, TimeSpan.Zero));
        await Accounts.WithAsync(
            new Installation(Path.Combine(host.Home, "links"), clock),
            async accounts =>
            {
                var account = (await accounts.AddAsync("late", "Late", isAdministrator: false)).Value;
                var secret = (await accounts.InviteAsync(account)).Value;
                Assert.NotNull(await accounts.InvitedAsync(secret, Cancellation));
                Assert.Null(await accounts.InvitedAsync(new string('0', 32), Cancellation));
                clock.Advance(TimeSpan.FromHours(25));
                Assert.Null(await accounts.InvitedAsync(secret, Cancellation));
                return true;
            },
            Cancellation);
    }

    private static async Task<ClaimsPrincipal> PrincipalAsync(IServiceProvider services, Account account) =>
        await services.GetRequiredService<Microsoft.AspNetCore.Identity.IUserClaimsPrincipalFactory<Account>>().CreateAsync(account);

    private static async Task<string> PostAsync(HttpClient client, string path)
    {
        using var body = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        return await (await client.PostAsync($"/api/v1/{path}", body, Cancellation)).Content.ReadAsStringAsync(Cancellation);
    }

    private async Task<KortwiekDb> StoreAsync()
    {
        var store = await new Installation(host.Home, TimeProvider.System).OpenStoreAsync(Cancellation);
        store.CurrentOperation = (await store.Set<OperationRow>().SingleAsync(o => o.Code == WebHost.Code, Cancellation)).Id;
        return store;
    }
}
