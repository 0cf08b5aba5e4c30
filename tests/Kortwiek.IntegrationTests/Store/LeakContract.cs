using System.Text.Json;
using Kortwiek.App;
using Kortwiek.App.Act;
using Kortwiek.App.Demo;
using Kortwiek.Core;
using Kortwiek.IntegrationTests.Web;
using Kortwiek.Web;
using Kortwiek.Web.Act;
using Kortwiek.Web.Operations;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kortwiek.IntegrationTests.Store;

/// <summary>Nobody learns of what is not theirs to know: every member of the sample asks every verb that reads.</summary>
public abstract class LeakContract(Demo demo)
{
    private static readonly string[] OfZwin = ["M-011", "I-011", "be-1\""];
    private static readonly string[] OfZwinAndWaddenzee = ["M-017", "I-017", "be-nl-1"];

    // Somebody of each of the nine authorities, and who sees no case at all.
    private static readonly (string Member, string[] Hidden)[] OnePerAuthority =
    [
        ("lieve", []),
        ("sietske", OfZwin),
        .. ((string[])["odile", "friederike", "desislava", "ioana", "harriet", "marjorie", "genevieve", "maelle"]).Select(m => (m, (string[])[.. OfZwin, .. OfZwinAndWaddenzee])),
        ("tom", [.. OfZwin, .. OfZwinAndWaddenzee]),
    ];

    // The screens' details, searches, filters and other faces.
    private static readonly string[] Deeper =
    [
        "measures?state=draft", "measures?kind=preserve", "measures?by=zwin", "measures?group=D1-QUIET", "measures?m=M-001", "board?day=1&plain", "board?day=1&wall&span=all", "board?day=1&at=-60",
        "board?day=2", "board/rehearsal", "release/D1-STRIKE", "audit?type=command", "audit?check=true", "watch?kind=server", "leads?state=confirmed", "do", "do/measure/hold?id=M-001",
    ];

    // What can be asked without naming a thing; the rest is asked for the hidden measures by name.
    private static readonly (string Path, (string, string)[] Texts)[] Questions =
    [
        ("operation show", []),
        ("measure list", []),
        ("compartment list", []),
        ("deadline list", [("all", "true")]),
        ("act board", [("day", "1")]),
        ("act board", [("day", "1"), ("at", "2027-04-20T08:00:00Z")]),
        ("act board", [("day", "2")]),
        ("measure why", [("id", "M-011"), ("command", "withdraw")]),
        ("measure why", [("id", "M-017"), ("command", "withdraw")]),
        ("evidence log checkpoint", []),
        ("operation report", [("out", "FILE")]),
    ];

    [Fact]
    public async Task The_sample_is_whole_for_its_lead()
    {
        Assert.NotNull(demo.Answer);
        var measures = await demo.JsonAsync("measure list", "lieve");
        Assert.Equal(78, measures.GetProperty("measures").GetArrayLength());
        var text = measures.GetRawText();
        Assert.Contains("M-011", text, StringComparison.Ordinal);
        Assert.Contains("M-017", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_member_learns_of_a_foreign_compartment_by_any_verb_that_reads()
    {
        Assert.NotNull(demo.Answer);
        var members = (await demo.JsonAsync("operation show", null)).GetProperty("members").EnumerateArray()
            .Select(m => (Handle: m.GetProperty("handle").GetString()!, Authority: m.GetProperty("authority").GetString()!, Role: m.GetProperty("role").GetString()!)).ToList();
        Assert.True(members.Count > 30);
        Assert.Equal(9, members.Select(m => m.Authority).Distinct(StringComparer.Ordinal).Count());
        var leaks = new List<string>();
        foreach (var (handle, authority, role) in members)
        {
            var hidden = (role is "admin" or "auditor" ? [.. OfZwin, .. OfZwinAndWaddenzee] : authority switch
            {
                "Zwin" => [],
                "Waddenzee" => OfZwin,
                _ => [.. OfZwin, .. OfZwinAndWaddenzee],
            }).ToList();
            foreach (var (path, texts) in Questions)
            {
                var asked = texts.Select(t => t.Item2).ToList();
                var answer = await AskedAsync(path, handle, texts);
                leaks.AddRange(hidden.Where(h => !asked.Contains(h) && answer.Contains(h, StringComparison.Ordinal)).Select(h => $"{handle} of {authority} sees {h} in {path}"));
                if (path == "measure why" && hidden.Exists(asked.Contains))
                {
                    Assert.Contains($"There is no measure {asked[0]}", answer, StringComparison.Ordinal);
                }
            }
        }

        Assert.Empty(leaks);
    }

    [Fact]
    public async Task No_member_learns_of_a_foreign_compartment_over_HTTP()
    {
        Assert.NotNull(demo.Answer);
        await using var app = KortwiekWeb.Create(["--urls", "http://127.0.0.1:0", "--home", demo.Installation.Home, "--environment", "Production"]);
        await app.StartAsync(TestContext.Current.CancellationToken);
        foreach (var (member, hidden) in ((string, string[])[])[("lieve", []), ("sietske", OfZwin), ("odile", [.. OfZwin, .. OfZwinAndWaddenzee]), ("tess", [.. OfZwin, .. OfZwinAndWaddenzee])])
        {
            using var client = await ClientAsync(app, member);
            foreach (var path in (string[])["measure/list", "compartment/list", "deadline/list", "act/board", "operation/show"])
            {
                using var content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
                var answer = await (await client.PostAsync($"/api/v1/{path}", content, TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                Assert.StartsWith("{\"kind\":", answer, StringComparison.Ordinal);
                Assert.All(hidden, h => Assert.DoesNotContain(h, answer, StringComparison.Ordinal));
            }
        }

        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task No_member_learns_of_a_foreign_compartment_from_any_page()
    {
        Assert.NotNull(demo.Answer);
        await using var app = KortwiekWeb.Create(["--urls", "http://127.0.0.1:0", "--home", demo.Installation.Home, "--environment", "Production"]);
        await app.StartAsync(TestContext.Current.CancellationToken);
        var leaks = new List<string>();
        foreach (var (member, hidden) in OnePerAuthority)
        {
            using var client = await ClientAsync(app, member);
            foreach (var address in Kortwiek.Web.Shell.Room.All.Select(r => r.Href(DemoVerb.Code)).Concat(Deeper.Select(d => $"/op/{DemoVerb.Code}/{d}")))
            {
                var page = await client.GetAsync(address, TestContext.Current.CancellationToken);
                Assert.True(page.IsSuccessStatusCode, $"{member} {address}: {page.StatusCode}");
                var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                leaks.AddRange(hidden.Where(h => html.Contains(h, StringComparison.Ordinal)).Select(h => $"{member} sees {h} on {address}"));
            }
        }

        Assert.Empty(leaks);
        using var lead = await ClientAsync(app, "lieve");
        Assert.Contains("M-011", await lead.GetStringAsync(new Uri($"/op/{DemoVerb.Code}/measures", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task No_live_frame_tells_of_a_foreign_compartment()
    {
        Assert.NotNull(demo.Answer);
        var feeds = new BoardFeeds(new OperationViews(demo.Installation), TimeProvider.System, NullLogger<BoardFeeds>.Instance);
        var leaks = new List<string>();
        foreach (var (member, hidden) in OnePerAuthority)
        {
            foreach (var day in (int[])[1, 2])
            {
                var frame = await feeds.Of(DemoVerb.Code, await MemberAsync(member)).ReadAsync(day, TestContext.Current.CancellationToken);
                var board = JsonSerializer.Serialize(Assert.IsType<Outcome<BoardVerb.Response>.Done>(frame.Board).Answer, KortwiekJson.Options);
                leaks.AddRange(hidden.Where(h => board.Contains(h, StringComparison.Ordinal)).Select(h => $"{member} sees {h} on day {day}"));
            }
        }

        Assert.Empty(leaks);
        var lead = (await feeds.Of(DemoVerb.Code, await MemberAsync("lieve")).ReadAsync(1, TestContext.Current.CancellationToken)).Board;
        Assert.Contains("M-011", JsonSerializer.Serialize(lead.Value, KortwiekJson.Options), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_are_those_of_what_is_seen()
    {
        Assert.NotNull(demo.Answer);
        (string Member, int Measures)[] expected = [("lieve", 78), ("sietske", 77), ("odile", 76), ("mieke", 0), ("tom", 0)];
        foreach (var (member, measures) in expected)
        {
            Assert.Equal(measures, (await demo.JsonAsync("measure list", member)).GetProperty("measures").GetArrayLength());
            var rows = (await demo.JsonAsync("operation show", member)).GetProperty("rows");
            Assert.Equal(measures, rows.TryGetProperty("Measure", out var count) ? count.GetInt32() : 0);
        }
    }

    [Fact]
    public async Task An_auditor_sees_the_whole_trace_and_changes_nothing()
    {
        Assert.NotNull(demo.Answer);
        var all = await TraceAsync("mieke");
        Assert.True(all > await TraceAsync("lieve") - 1);
        Assert.True(await TraceAsync("odile") < all);
        Assert.Equal(0, await TraceAsync("tom"));
        Assert.Equal("role", Assert.IsType<Outcome<object>.Refused>(await demo.RunAsync("measure hold", "mieke", ("id", "M-001"), ("reason", "an auditor holds nothing"))).All.All[0].Guard);
    }

    private async Task<HttpClient> ClientAsync(Microsoft.AspNetCore.Builder.WebApplication app, string member)
    {
        return Sessions.Client(app.Urls.Single(), await Sessions.CookieAsync(app, (await MemberAsync(member)).PersonId, member));
    }

    private async Task<Kortwiek.Store.MemberRow> MemberAsync(string member)
    {
        await using var scope = new Scope(demo.Installation, null, member);
        Assert.Null(await scope.EnterAsync(mustHaveMember: true, mustHaveOperation: true, TestContext.Current.CancellationToken));
        return scope.Member!;
    }

    private async Task<int> TraceAsync(string member)
    {
        await using var scope = new Scope(demo.Installation, null, member);
        Assert.Null(await scope.EnterAsync(mustHaveMember: true, mustHaveOperation: true, TestContext.Current.CancellationToken));
        return await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.CountAsync(scope.Db.Set<Kortwiek.Store.OutboxRow>(), TestContext.Current.CancellationToken);
    }

    // The document, or the sentence; a page that was written counts as said.
    private async Task<string> AskedAsync(string path, string member, params (string Field, string Text)[] texts)
    {
        var file = Path.Combine(demo.Installation.Home, "asked.html");
        var outcome = await demo.RunAsync(path, member, [.. texts.Select(t => t.Text == "FILE" ? (t.Field, file) : t)]);
        var written = File.Exists(file) ? await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken) : "";
        File.Delete(file);
        return outcome is Outcome<object>.Bad bad ? bad.Fault.ToString() : Document.Of(Verbs.Find(path)!, outcome) + written;
    }
}

[Collection(Demos.Name)]
public sealed class SqliteLeakTests(SqliteDemo demo) : LeakContract(demo);

[Collection(Demos.Name)]
public sealed class PostgresLeakTests(PostgresDemo demo) : LeakContract(demo);
