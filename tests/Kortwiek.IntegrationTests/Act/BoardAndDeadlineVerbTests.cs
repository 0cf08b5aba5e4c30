using System.Text.Json;
using Kortwiek.App.Demo;
using Kortwiek.Core;
using Kortwiek.Store;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.IntegrationTests.Act;

public sealed class BoardAndDeadlineVerbTests
{
    [Fact]
    public async Task The_board_has_the_fields_of_the_specification()
    {
        using var desk = await Desk.OpenAsync();
        Assert.Equal("action-day", await desk.RefusedAsync("act board", "coordinator"));
        await desk.SetAsync();
        await desk.ReadyAsync();
        var board = await desk.DoneAsync("act board", "lieve", "--day", "1");
        string[] fields = ["kind", "op", "day", "tZero", "now", "secondsToT", "counts", "weightReady", "weightConfirmed", "needsHuman", "lanes"];
        Assert.Empty(fields.Except(board.EnumerateObject().Select(p => p.Name), StringComparer.Ordinal));
        Assert.Equal(["draft", "review", "authorised", "ready", "go", "executed", "confirmed", "failed", "returned", "withdrawn"], board.GetProperty("counts").EnumerateObject().Select(p => p.Name));
        Assert.Equal((1, 1.0), (board.GetProperty("counts").GetProperty("ready").GetInt32(), board.GetProperty("weightReady").GetDouble()));
        Assert.Equal(47 * 3600, board.GetProperty("secondsToT").GetInt64());
        Assert.Contains("no action day 4", await desk.FaultAsync("act board", "lieve", "--day", "4"), StringComparison.Ordinal);
        var earlier = await desk.DoneAsync("act board", "lieve", "--day", "1", "--at", "2027-04-18T00:00:00Z");
        Assert.Equal(0, earlier.GetProperty("counts").EnumerateObject().Sum(p => p.Value.GetInt32()));
    }

    [Fact]
    public async Task A_poll_wants_a_reason_for_no()
    {
        using var desk = await Desk.OpenAsync();
        await desk.SetAsync();
        Assert.Contains("--reason", await desk.FaultAsync("act poll", "sietske", "ANSWER", "no-go", "--day", "1"), StringComparison.Ordinal);
        Assert.Equal("role", await desk.RefusedAsync("act poll", "noor", "ANSWER", "go", "--day", "1"));
        var poll = await desk.DoneAsync("act poll", "sietske", "ANSWER", "hold", "--day", "1", "--reason", "the court sits at noon");
        Assert.Equal(["waddenzee:hold", "zwin:"], poll.GetProperty("poll").EnumerateArray().Select(p => $"{p.GetProperty("authority")}:{p.GetProperty("answer")}"));
    }

    [Fact]
    public async Task A_deadline_starts_by_its_receipt_stops_starts_anew_and_is_met()
    {
        using var desk = await Desk.OpenAsync();
        await desk.SetAsync();
        await desk.DoneAsync("measure add", "jelmer", "--element", "192.0.2.1", "--kind", "removal-order", "--by", "waddenzee", "--group", "D1");
        await desk.DoneAsync("measure submit", "jelmer", "ID", "M-001", "--instrument", desk.File("order.json", Desk.Instrument.Replace("eio-a", "removal-order", StringComparison.Ordinal)));
        const string Id = "I-001/tco.removal";
        var list = await desk.DoneAsync("deadline list", "lieve");
        Assert.Equal(["not-started", "not-started"], list.GetProperty("deadlines").EnumerateArray().Select(d => d.GetProperty("status").GetString()));
        Assert.Contains("future", await desk.FaultAsync("deadline start", "jelmer", "ID", Id, "--event-at", "2027-04-19T09:00:01Z", "--proof", "receipt 1"), StringComparison.Ordinal);
        Assert.Equal("started", await desk.RefusedAsync("deadline stop", "jelmer", "ID", Id, "--ground", "unclear", "--from", "2027-04-19T08:50:00Z"));
        var started = await desk.DoneAsync("deadline start", "jelmer", "ID", Id, "--event-at", "2027-04-19T08:30:00Z", "--proof", "receipt 1");
        Assert.Equal("2027-04-19T09:30:00Z", started.GetProperty("dueAt").GetString());
        await desk.DoneAsync("deadline stop", "jelmer", "ID", Id, "--ground", "the address is missing", "--from", "2027-04-19T08:50:00Z");
        desk.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Contains("--until", await desk.FaultAsync("deadline stop", "jelmer", "ID", Id), StringComparison.Ordinal);
        var anew = await desk.DoneAsync("deadline stop", "jelmer", "ID", Id, "--until", "2027-04-19T10:45:00Z");
        Assert.Equal(("warning", "2027-04-19T11:45:00Z"), (anew.GetProperty("status").GetString(), anew.GetProperty("dueAt").GetString()));
        desk.Clock.Advance(TimeSpan.FromHours(1));
        var overdue = await desk.DocumentAsync(1, "deadline list", "lieve", "--within", "24h");
        Assert.Equal("overdue", overdue.GetProperty("deadlines")[0].GetProperty("status").GetString());
        Assert.Equal("missed", (await desk.DoneAsync("deadline meet", "jelmer", "ID", Id, "--done-at", "2027-04-19T11:50:00Z")).GetProperty("status").GetString());
        Assert.Equal("done", await desk.RefusedAsync("deadline meet", "jelmer", "ID", Id, "--done-at", "2027-04-19T11:40:00Z"));
        Assert.Equal("extension", await desk.RefusedAsync("deadline extend", "jelmer", "ID", Id, "--reason", "more time"));
        Assert.Equal("clock-stops", await desk.RefusedAsync("deadline stop", "jelmer", "ID", "I-001/tco.preserve", "--ground", "x", "--from", "2027-04-19T08:50:00Z"));
        Assert.Contains("no duration", await desk.FaultAsync("deadline list", "lieve", "--within", "soon"), StringComparison.Ordinal);
        Assert.Contains("no deadline", await desk.FaultAsync("deadline meet", "lieve", "ID", "I-9/x", "--done-at", "2027-04-19T11:50:00Z"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rules_file_of_the_installation_comes_before_the_programs()
    {
        using var desk = await Desk.OpenAsync();
        await desk.SetAsync();
        var folder = Directory.CreateDirectory(Path.Combine(desk.Installation.Home, "rules"));
        var file = Path.Combine(folder.FullName, "deadlines.json");
        await File.WriteAllTextAsync(file, """{"version":7,"date":"2027-01-01","holidays":{},"rules":[]}""", TestContext.Current.CancellationToken);
        Assert.Equal(7, (await desk.DoneAsync("deadline list", "lieve")).GetProperty("rulesVersion").GetInt32());
        await File.WriteAllTextAsync(file, "{", TestContext.Current.CancellationToken);
        Assert.Contains("no rules file", await desk.FaultAsync("deadline list", "lieve"), StringComparison.Ordinal);
        Assert.Contains("no rules file", await desk.FaultAsync("act board", "lieve"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_is_played_in_a_demo_alone_and_a_bad_line_leaves_nothing()
    {
        using var real = await Desk.OpenAsync();
        await real.SetAsync();
        const string Line = """{"at":"2027-04-01T08:00:00Z","as":"jelmer","command":"add","measure":"M-001","detail":{"content":{"kind":"search","authority":"waddenzee","elements":["ip:192.0.2.1"]}}}""";
        Assert.Equal("demo-only", await real.RefusedAsync("act play", "lieve", "SCRIPT", real.File("s.jsonl", Line)));

        using var demo = await Desk.OpenAsync(demo: true);
        await demo.SetAsync();
        Assert.Contains("s.jsonl:2", await demo.FaultAsync("act play", "lieve", "SCRIPT", demo.File("s.jsonl", Line + "\n{}")), StringComparison.Ordinal);
        Assert.Contains("exactly one of", await demo.FaultAsync("act play", "lieve", "SCRIPT", demo.File("s.jsonl", """{"at":"2027-04-01T08:00:00Z","as":"jelmer"}""")), StringComparison.Ordinal);
        Assert.Contains("s.jsonl:2: add M-001 was refused", await demo.FaultAsync("act play", "lieve", "SCRIPT", demo.File("s.jsonl", Line + "\n" + Line)), StringComparison.Ordinal);
        Assert.Contains("no step", await demo.FaultAsync("act play", "lieve", "SCRIPT", demo.File("s.jsonl", "")), StringComparison.Ordinal);
        var played = await demo.DoneAsync("act play", "lieve", "SCRIPT", demo.File("s.jsonl", Line + "\n" + Line.Replace("\"at\"", "\"expect\":\"state\",\"at\"", StringComparison.Ordinal)));
        Assert.Equal((1, 1, 1), (played.GetProperty("accepted").GetInt32(), played.GetProperty("refused").GetInt32(), played.GetProperty("states").GetProperty("draft").GetInt32()));
    }

    [Fact]
    public async Task The_sample_in_the_store_is_the_sample_in_memory()
    {
        using var desk = await Desk.OpenAsync(demo: true);
        await using (var store = await desk.StoreAsync())
        {
            store.AddRange(GrijzeReiger.Elements.Select(e => new ElementRow { Id = Id<ElementRow>.New(desk.Clock), Key = e.Key, Kind = e.Kind, Label = e.Key.Name, Layer = e.Layer, Country = e.Country }));
            await store.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var table = new
        {
            GrijzeReiger.Authorities,
            Members = GrijzeReiger.Members.Select(m => new { Handle = m.Code, m.DisplayName, Role = m.Roles.ToString().ToLowerInvariant(), m.Authority, m.PersonId }),
            GrijzeReiger.Days,
            GrijzeReiger.Groups,
            GrijzeReiger.Findings,
        };
        await desk.DoneAsync("act table", "coordinator", "FILE", desk.File("table.json", JsonSerializer.Serialize(table, KortwiekJson.Options)));
        await desk.DoneAsync("act play", "coordinator", "SCRIPT", desk.File("script.jsonl", string.Join('\n', GrijzeReiger.Script().Select(s => JsonSerializer.Serialize(s, KortwiekJson.Options)))));
        var run = GrijzeReiger.Play();
        await using var kept = await desk.StoreAsync();
        var bodies = await kept.Set<MeasureRow>().OrderBy(m => m.Code).Select(m => m.Body).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(run.End.Measures.Values.Select(m => JsonSerializer.Serialize(m, KortwiekJson.Options)), bodies);
        Assert.Equal(run.Events.Count, await kept.Set<MeasureEventRow>().CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(run.Deadlines.Count, await kept.Set<DeadlineRow>().CountAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await kept.Set<ReleaseSignatureRow>().Where(s => s.Waits).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(8, await kept.Set<OutboxRow>().CountAsync(e => e.Type == "refuse", TestContext.Current.CancellationToken));
        var board = await desk.DoneAsync("act board", "lieve", "--day", "1", "--at", "2027-04-21T07:56:30Z");
        Assert.Equal(36, board.GetProperty("counts").GetProperty("ready").GetInt32());
    }
}
