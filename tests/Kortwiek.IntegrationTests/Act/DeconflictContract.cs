using System.Text.Json;
using Kortwiek.IntegrationTests.Store;
using Kortwiek.Store;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.IntegrationTests.Act;

/// <summary>Two authorities on one element, neither of which sees the other's compartment, and a third that learns nothing. Both databases.</summary>
public abstract class DeconflictContract
{
    private const string More =
        """
        {
          "authorities": [
            {"code": "waddenzee", "name": "Waddenzee", "country": "NL", "kind": "police", "timeZone": "Europe/Amsterdam", "contact24x7": "+31 000"},
            {"code": "harz", "name": "Harz", "country": "DE", "kind": "police", "timeZone": "Europe/Berlin", "contact24x7": "+49 000"}
          ],
          "members": [
            {"handle": "friederike", "displayName": "Friederike O.", "role": "magistrate", "authority": "harz"},
            {"handle": "jannik", "displayName": "Jannik B.", "role": "officer", "authority": "harz"}
          ]
        }
        """;

    private static readonly string[] Joint = ["--resolution", "joint"];
    private static readonly string[] OfHarz = ["harz", "Harz", "DE-1", "de-1", "friederike", "jannik"];
    private static readonly string[] OfWaddenzee = ["waddenzee", "Waddenzee", "NL-1", "nl-1", "sietske", "jelmer"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected abstract Task<Desk> OpenAsync();

    [Fact]
    public async Task Each_side_learns_that_another_works_on_it_and_how_to_reach_it_and_nothing_more()
    {
        using var desk = await SetAsync();
        var code = await HitAsync(desk);
        foreach (var (member, contact, hidden, own) in ((string, string, string[], string)[])[("jelmer", "+49 000", OfHarz, "NL-1-M-001"), ("jannik", "+31 000", OfWaddenzee, "DE-1-M-001")])
        {
            var list = await desk.DoneAsync("deconflict list", member);
            var hit = Assert.Single(list.GetProperty("hits").EnumerateArray());
            Assert.Equal((code, "ip:192.0.2.1", "found", contact, own), (Text(hit, "hit"), Text(hit, "element"), Text(hit, "state"), Text(hit, "contact"), hit.GetProperty("measures")[0].GetString()));
            Assert.Equal(JsonValueKind.Null, hit.GetProperty("other").ValueKind);
            Assert.All(hidden, h => Assert.DoesNotContain(h, list.GetRawText(), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_third_authority_learns_nothing()
    {
        using var desk = await SetAsync();
        var code = await HitAsync(desk);
        await desk.RefusedAsync("deconflict open", "jelmer", "HIT", code, "--reason", "an officer may not do it");
        await OpenAsync(desk, code, "sietske");
        await OpenAsync(desk, code, "friederike");
        await desk.DoneAsync("deconflict resolve", "sietske", ["HIT", code, .. Joint]);
        foreach (var member in (string[])["lieve", "joris", "noor", "coordinator"])
        {
            foreach (var path in (string[])["deconflict list", "operation show", "measure list", "compartment list"])
            {
                var text = (await desk.DoneAsync(path, member)).GetRawText();
                Assert.DoesNotContain(code, text, StringComparison.Ordinal);
                Assert.DoesNotContain("Deconfliction", text, StringComparison.Ordinal);
            }

            Assert.Contains("has no hit", await desk.FaultAsync("deconflict open", member, "HIT", code, "--reason", "let me look at this"), StringComparison.Ordinal);
            Assert.Empty(await desk.SeenAsync(member, db => db.Set<DeconflictionRow>().ToListAsync(Cancellation)));
            var trace = await desk.SeenAsync(member, db => db.Set<OutboxRow>().ToListAsync(Cancellation));
            Assert.DoesNotContain(trace, e => e.Verb.StartsWith("deconflict", StringComparison.Ordinal) || e.Summary.Contains(code, StringComparison.Ordinal));
        }

        // Each side has its own lines of the trace: two by the system less one, and what its people did.
        Assert.Equal(["deconflict", "deconflict open", "deconflict open", "deconflict resolve"], await VerbsAsync(desk, "sietske"));
        Assert.Equal(["deconflict", "deconflict open"], await VerbsAsync(desk, "friederike"));
        Assert.Equal(6, (await VerbsAsync(desk, "mieke")).Count);
        Assert.Equal(0, (await desk.RunAsync("store check", "lieve")).ExitCode);
    }

    [Fact]
    public async Task A_measure_stands_still_until_both_have_opened_it_and_decided()
    {
        using var desk = await SetAsync();
        var code = await HitAsync(desk);
        await desk.DoneAsync("measure submit", "jelmer", "ID", "NL-1-M-001", "--instrument", desk.File("instrument.json", Desk.Instrument), "--document", desk.File("order.txt", "the order, signed"));
        Assert.Contains("deconfliction", await desk.RefusedAsync("measure authorise", "sietske", "ID", "NL-1-M-001"), StringComparison.Ordinal);
        Assert.Equal("opened", await desk.RefusedAsync("deconflict resolve", "sietske", ["HIT", code, .. Joint]));
        Assert.Equal("role", await desk.RefusedAsync("deconflict open", "jelmer", "HIT", code, "--reason", "an officer may not do it"));

        var first = await OpenAsync(desk, code, "sietske");
        Assert.Equal(("sietske", JsonValueKind.Null), (Text(first, "openedBy"), first.GetProperty("other").ValueKind));
        var waiting = (await desk.DoneAsync("deconflict list", "friederike")).GetProperty("hits")[0];
        Assert.NotEqual(JsonValueKind.Null, waiting.GetProperty("otherOpenedAt").ValueKind);
        Assert.All(OfWaddenzee, h => Assert.DoesNotContain(h, waiting.GetRawText(), StringComparison.Ordinal));
        Assert.Equal("opened", await desk.RefusedAsync("deconflict open", "sietske", "HIT", code, "--reason", "and once more, to be sure"));

        var second = await OpenAsync(desk, code, "friederike");
        Assert.Equal(("waddenzee", "sietske", "preserve", "review"), (Text(second.GetProperty("other"), "authority"), Text(second.GetProperty("other"), "openedBy"), Text(second.GetProperty("other").GetProperty("measures")[0], "kind"), Text(second.GetProperty("other").GetProperty("measures")[0], "state")));
        foreach (var (member, hidden) in ((string, string[])[])[("sietske", ["DE-1", "de-1", "jannik", "the reason of friederike"]), ("friederike", ["NL-1", "nl-1", "jelmer", "the reason of sietske"])])
        {
            var seen = (await desk.DoneAsync("deconflict list", member)).GetRawText();
            Assert.Contains("\"state\":\"opened\"", seen, StringComparison.Ordinal);
            Assert.All(hidden, h => Assert.DoesNotContain(h, seen, StringComparison.Ordinal));
        }

        await desk.DoneAsync("deconflict resolve", "sietske", ["HIT", code, .. Joint]);
        Assert.Equal("opened", Text(await desk.DoneAsync("deconflict resolve", "friederike", "HIT", code, "--resolution", "lead", "--lead", "harz"), "state"));
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        var decided = await desk.DoneAsync("deconflict resolve", "friederike", ["HIT", code, .. Joint]);
        Assert.Equal(("decided", "joint", "sietske friederike"), (Text(decided, "state"), Text(decided, "decision"), string.Join(' ', decided.GetProperty("decidedBy").EnumerateArray())));
        Assert.Equal(0, (await desk.DoneAsync("deconflict list", "sietske")).GetProperty("hits").GetArrayLength());
        Assert.Equal("joint", Text((await desk.DoneAsync("deconflict list", "sietske", "--all", "true")).GetProperty("hits")[0], "decision"));
        Assert.DoesNotContain("deconfliction", await desk.RefusedAsync("measure authorise", "sietske", "ID", "NL-1-M-001"), StringComparison.Ordinal);
        Assert.Equal("state", await desk.RefusedAsync("deconflict resolve", "sietske", ["HIT", code, .. Joint]));
    }

    [Fact]
    public async Task A_hit_lapses_when_one_side_withdraws_and_is_found_again()
    {
        using var desk = await SetAsync();
        var code = await HitAsync(desk);
        await OpenAsync(desk, code, "sietske");
        await desk.DoneAsync("measure withdraw", "friederike", "ID", "DE-1-M-001", "--reason", "the other side seizes it");
        Assert.Equal(0, (await desk.DoneAsync("deconflict list", "sietske")).GetProperty("hits").GetArrayLength());
        Assert.Equal("lapsed", Text((await desk.DoneAsync("deconflict list", "sietske", "--all", "true")).GetProperty("hits")[0], "state"));
        await desk.DoneAsync("measure add", "jannik", "--element", "192.0.2.1", "--kind", "search", "--by", "harz");
        var again = Assert.Single((await desk.DoneAsync("deconflict list", "sietske")).GetProperty("hits").EnumerateArray());
        Assert.Equal((code, "found", JsonValueKind.Null), (Text(again, "hit"), Text(again, "state"), again.GetProperty("openedBy").ValueKind));
        Assert.Equal(2, await desk.SeenAsync("mieke", db => db.Set<OutboxRow>().CountAsync(e => e.Member == "system:deconfliction" && e.Summary.StartsWith("nobody"), Cancellation)));
    }

    [Fact]
    public async Task A_release_leaves_what_stands_still_and_says_to_others_only_that_its_side_holds_it()
    {
        using var desk = await SetAsync();
        var id = await desk.ReadyAsync();
        await desk.DoneAsync("measure add", "jannik", "--element", "192.0.2.1", "--kind", "search", "--by", "harz", "--compartment", "de-1");
        var code = Text((await desk.DoneAsync("deconflict list", "jannik")).GetProperty("hits")[0], "hit")!;
        var why = await desk.DocumentAsync(1, "measure why", "lieve", "ID", id, "COMMAND", "release");
        var refused = await desk.DoneAsync("measure release", "lieve", "--group", "D1", "--sign", "true");
        refused = await desk.DocumentAsync(1, "measure release", "joris", "--group", "D1", "--sign", "true");
        foreach (var text in (string[])[why.GetRawText(), refused.GetRawText()])
        {
            Assert.Contains("Waddenzee (NL) holds the measure", text, StringComparison.Ordinal);
            Assert.DoesNotContain("nother authority", text, StringComparison.Ordinal);
            Assert.DoesNotContain("econfl", text, StringComparison.Ordinal);
        }

        await OpenAsync(desk, code, "sietske");
        await OpenAsync(desk, code, "friederike");
        string[] lead = ["HIT", code, "--resolution", "lead", "--lead", "waddenzee"];
        await desk.DoneAsync("deconflict resolve", "friederike", lead);
        await desk.DoneAsync("deconflict resolve", "sietske", lead);
        Assert.Equal(id, (await desk.DoneAsync("measure release", "joris", "--group", "D1", "--sign", "true")).GetProperty("released")[0].GetString());
        Assert.Equal(0, await desk.SeenAsync("lieve", db => db.Set<MeasureRow>().CountAsync(m => m.Held, Cancellation)));
    }

    [Fact]
    public async Task The_board_of_each_side_says_it_and_that_of_a_third_does_not()
    {
        using var desk = await SetAsync();
        await desk.DoneAsync("measure add", "jelmer", "--element", "192.0.2.1", "--kind", "preserve", "--by", "waddenzee", "--group", "D1");
        await desk.DoneAsync("measure add", "jannik", "--element", "192.0.2.1", "--kind", "search", "--by", "harz", "--compartment", "de-1");
        foreach (var (member, says) in ((string, bool)[])[("jelmer", true), ("sietske", true), ("lieve", false), ("joris", false)])
        {
            var needs = (await desk.DoneAsync("act board", member, "--day", "1")).GetProperty("needsHuman").EnumerateArray().Where(n => Text(n, "kind") == "deconfliction").ToList();
            Assert.Equal(says ? 1 : 0, needs.Count);
            Assert.All(needs, n => Assert.Contains("+49 000", Text(n, "why"), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Bad_input_is_one_sentence()
    {
        using var desk = await SetAsync();
        var code = await HitAsync(desk);
        Assert.Contains("--reason", await desk.FaultAsync("deconflict open", "sietske", "HIT", code, "--reason", "short"), StringComparison.Ordinal);
        Assert.Contains($"It has: {code}.", await desk.FaultAsync("deconflict open", "sietske", "HIT", "H-00000000", "--reason", "long enough to be one"), StringComparison.Ordinal);
        Assert.Contains("--lead", await desk.FaultAsync("deconflict resolve", "sietske", "HIT", code, "--resolution", "lead"), StringComparison.Ordinal);
        Assert.Contains("--until", await desk.FaultAsync("deconflict resolve", "sietske", "HIT", code, "--resolution", "wait"), StringComparison.Ordinal);
        Assert.Contains("--lead goes with", await desk.FaultAsync("deconflict resolve", "sietske", ["HIT", code, .. Joint, "--lead", "harz"]), StringComparison.Ordinal);
        Assert.Contains("--until goes with", await desk.FaultAsync("deconflict resolve", "sietske", ["HIT", code, .. Joint, "--until", "2027-04-21T08:00:00Z"]), StringComparison.Ordinal);
    }

    private protected async Task<Desk> SetAsync()
    {
        var desk = await OpenAsync();
        await desk.SetAsync(More, """{"members": [{"handle": "mieke", "displayName": "Mieke R.", "role": "auditor", "authority": "zwin"}]}""");
        await desk.DoneAsync("compartment add", "sietske", "CODE", "nl-1", "--kind", "country", "--authorities", "waddenzee");
        await desk.DoneAsync("compartment add", "friederike", "CODE", "de-1", "--kind", "country", "--authorities", "harz");
        return desk;
    }

    // Each drafts in its own compartment; the second draft makes the hit.
    private protected static async Task<string> HitAsync(Desk desk)
    {
        await desk.DoneAsync("measure add", "jelmer", "--element", "192.0.2.1", "--kind", "preserve", "--by", "waddenzee", "--compartment", "nl-1");
        Assert.Equal(0, (await desk.DoneAsync("deconflict list", "jelmer")).GetProperty("hits").GetArrayLength());
        await desk.DoneAsync("measure add", "jannik", "--element", "192.0.2.1", "--kind", "search", "--by", "harz", "--compartment", "de-1");
        return Text((await desk.DoneAsync("deconflict list", "jelmer")).GetProperty("hits")[0], "hit")!;
    }

    private static Task<JsonElement> OpenAsync(Desk desk, string code, string magistrate) => desk.DoneAsync("deconflict open", magistrate, "HIT", code, "--reason", $"the reason of {magistrate}");

    private static Task<List<string>> VerbsAsync(Desk desk, string member) =>
        desk.SeenAsync(member, db => db.Set<OutboxRow>().Where(e => e.Verb.StartsWith("deconflict")).OrderBy(e => e.Id).Select(e => e.Verb).ToListAsync(Cancellation));

    private static string? Text(JsonElement element, string field) => element.GetProperty(field).GetString();
}

public sealed class SqliteDeconflictTests : DeconflictContract
{
    private protected override Task<Desk> OpenAsync() => Desk.OpenAsync();
}

public sealed class PostgresDeconflictTests : DeconflictContract, IAsyncLifetime
{
    private PostgresServer? _server;

    [Fact]
    public async Task Row_level_security_alone_shows_each_side_its_half_and_others_none()
    {
        using var desk = await SetAsync();
        await HitAsync(desk);
        foreach (var (member, halves) in ((string, string[])[])[("jelmer", ["waddenzee"]), ("friederike", ["harz"]), ("joris", []), ("mieke", [])])
        {
            var seen = await desk.SeenAsync(member, db => db.Set<DeconflictionRow>().IgnoreQueryFilters().Select(r => r.Authority).ToListAsync(TestContext.Current.CancellationToken));
            Assert.Equal(halves, seen);
        }
    }

    public async ValueTask InitializeAsync() => _server = PostgresServer.IsThere ? await PostgresServer.CreateWithTablesAsync() : null;

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    private protected override Task<Desk> OpenAsync()
    {
        PostgresServer.SkipWithout();
        return Desk.OpenAsync(server: _server);
    }
}
