using Kortwiek.Store;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.IntegrationTests.Act;

public sealed class MeasureVerbTests
{
    [Fact]
    public async Task A_measure_goes_from_draft_to_confirmed_by_the_hands_of_five_people()
    {
        using var desk = await Desk.OpenAsync();
        await desk.SetAsync();
        var id = await desk.ReadyAsync();
        desk.Clock.SetUtcNow(new DateTimeOffset(2027, 4, 21, 7, 55, 0, TimeSpan.Zero));
        var first = await desk.DoneAsync("measure release", "lieve", "--group", "D1", "--sign", "true");
        Assert.Equal((true, false, "lieve"), (first.GetProperty("signed").GetBoolean(), first.GetProperty("complete").GetBoolean(), first.GetProperty("firstSignature").GetString()));
        Assert.Equal("four-eyes two-roles", await desk.RefusedAsync("measure release", "lieve", "--group", "D1", "--sign", "true"));
        desk.Clock.Advance(TimeSpan.FromMinutes(2));
        var second = await desk.DoneAsync("measure release", "joris", "--group", "D1", "--sign", "true", "--hash", first.GetProperty("planHash").GetString()!);
        Assert.True(second.GetProperty("complete").GetBoolean());
        Assert.Equal(id, second.GetProperty("released")[0].GetString());
        Assert.Equal("not-before", await desk.RefusedAsync("measure execute", "jelmer", "ID", id));
        desk.Clock.SetUtcNow(new DateTimeOffset(2027, 4, 21, 8, 3, 0, TimeSpan.Zero));
        await desk.DoneAsync("measure execute", "jelmer", "ID", id);
        Assert.Equal("second-person", await desk.RefusedAsync("measure confirm", "jelmer", "ID", id, "--tested-at", "2027-04-21T08:02:00Z"));
        var confirmed = await desk.DoneAsync("measure confirm", "froukje", "ID", id, "--tested-at", "2027-04-21T08:02:00Z", "--evidence", desk.File("seen.txt", "no answer from three places"));
        Assert.Equal("confirmed", confirmed.GetProperty("state").GetString());

        await using var store = await desk.StoreAsync();
        var row = await store.Set<MeasureRow>().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("confirmed", 8, false), (row.State, row.Events, row.Held));
        var element = await store.Set<MeasureElementRow>().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal("ip:192.0.2.1", (await store.Set<ElementRow>().SingleAsync(e => e.Id == element.ElementId, TestContext.Current.CancellationToken)).Key.ToString());
        Assert.Equal(2, await store.Set<ReleaseSignatureRow>().CountAsync(s => !s.Waits, TestContext.Current.CancellationToken));
        var entries = await store.Set<OutboxRow>().ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(3, entries.Count(e => e.Type == "refuse"));
        Assert.All(entries, e => Assert.NotNull(e.LogIndex));
    }

    [Fact]
    public async Task Why_names_everything_and_ends_with_1_until_nothing_is_missing()
    {
        using var desk = await Desk.OpenAsync();
        await desk.SetAsync();
        var id = await desk.ReadyAsync();
        var why = await desk.DocumentAsync(1, "measure why", "lieve", "ID", id, "COMMAND", "release");
        Assert.Equal(["kind", "id", "state", "command", "as", "missing", "ok", "reason"], why.EnumerateObject().Select(p => p.Name));
        Assert.Equal("two-signatures", why.GetProperty("missing")[0].GetProperty("guard").GetString());
        var hold = await desk.DocumentAsync(1, "measure why", "sietske", "ID", id, "COMMAND", "hold");
        Assert.True(hold.GetProperty("missing")[0].GetProperty("isInput").GetBoolean());
        Assert.Contains("no measure M-999", await desk.FaultAsync("measure why", "lieve", "ID", "M-999", "COMMAND", "hold"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hold_stops_a_release_and_its_owner_alone_lifts_it()
    {
        using var desk = await Desk.OpenAsync();
        await desk.SetAsync();
        var id = await desk.ReadyAsync();
        await desk.DoneAsync("measure hold", "sietske", "ID", id, "--reason", "a journalist writes here");
        await desk.DoneAsync("measure release", "lieve", "--group", "D1", "--sign", "true");
        Assert.Equal("group-rule hold", await desk.RefusedAsync("measure release", "joris", "--group", "D1", "--sign", "true"));
        Assert.Equal("own-hold", await desk.RefusedAsync("measure unhold", "joris", "ID", id, "--reason", "we cannot wait any longer"));
        await desk.DoneAsync("measure unhold", "sietske", "ID", id, "--reason", "counsel has looked at it");
        Assert.True((await desk.DoneAsync("measure release", "joris", "--group", "D1", "--sign", "true")).GetProperty("complete").GetBoolean());
    }

    [Fact]
    public async Task The_second_signature_a_second_late_or_under_another_plan_is_refused()
    {
        using var desk = await Desk.OpenAsync();
        await desk.SetAsync();
        await desk.ReadyAsync();
        var first = await desk.DoneAsync("measure release", "lieve", "--group", "D1", "--sign", "true");
        desk.Clock.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));
        Assert.Equal("signature-window", await desk.RefusedAsync("measure release", "joris", "--group", "D1", "--sign", "true"));
        await desk.DoneAsync("measure add", "jelmer", "--element", "kanaal.example", "--kind", "domain-seizure", "--by", "waddenzee", "--group", "D1");
        Assert.Equal("plan-hash", await desk.RefusedAsync("measure release", "lieve", "--group", "D1", "--sign", "true", "--hash", first.GetProperty("planHash").GetString()!));
        Assert.Contains("is no hash", await desk.FaultAsync("measure release", "lieve", "--group", "D1", "--hash", "sha1:00"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instrument_that_the_court_shortens_makes_readiness_fall_back_at_the_next_command()
    {
        using var desk = await Desk.OpenAsync();
        await desk.SetAsync();
        var id = await desk.ReadyAsync();
        await using (var store = await desk.StoreAsync())
        {
            var row = await store.Set<InstrumentRow>().SingleAsync(TestContext.Current.CancellationToken);
            row.Body = row.Body.Replace("2027-05-31T00:00:00Z", "2027-04-20T00:00:00Z", StringComparison.Ordinal);
            await store.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await desk.DoneAsync("measure hold", "sietske", "ID", id, "--reason", "look at the order first");
        var list = await desk.DoneAsync("measure list", "lieve");
        Assert.Equal("authorised", list.GetProperty("measures")[0].GetProperty("state").GetString());
        Assert.True(list.GetProperty("measures")[0].GetProperty("held").GetBoolean());
        Assert.Equal(
            ["add", "change", "submit", "authorise", "ready", "lapse", "hold"],
            await (await desk.StoreAsync()).Set<MeasureEventRow>().OrderBy(e => e.Sequence).Select(e => e.Command).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Bad_input_is_one_sentence_and_changes_nothing()
    {
        using var desk = await Desk.OpenAsync();
        await desk.SetAsync();
        Assert.Contains("--element is missing", await desk.FaultAsync("measure add", "jelmer", "--kind", "search", "--by", "waddenzee"), StringComparison.Ordinal);
        Assert.Contains("names no element", await desk.FaultAsync("measure add", "jelmer", "--element", "not a key", "--kind", "search", "--by", "waddenzee"), StringComparison.Ordinal);
        Assert.Equal("element", await desk.RefusedAsync("measure add", "jelmer", "--element", "192.0.2.77", "--kind", "search", "--by", "waddenzee"));
        Assert.Equal("reference", await desk.RefusedAsync("measure add", "jelmer", "--element", "192.0.2.1", "--kind", "search", "--by", "waddenzee", "--group", "D7"));
        Assert.Contains("--reason is missing", await desk.FaultAsync("measure hold", "sietske", "ID", "M-001"), StringComparison.Ordinal);
        Assert.Equal("measure", await desk.RefusedAsync("measure hold", "sietske", "ID", "M-001", "--reason", "long enough to be one"));
        await desk.DoneAsync("measure add", "jelmer", "--element", "192.0.2.1", "--kind", "search", "--by", "waddenzee");
        Assert.Contains("M-001 → M-001", await desk.FaultAsync("measure change", "jelmer", "ID", "M-001", "--depends", "M-001", "--reason", "a cycle"), StringComparison.Ordinal);
        Assert.Contains("no such file", await desk.FaultAsync("measure submit", "jelmer", "ID", "M-001", "--instrument", "no-such-file"), StringComparison.Ordinal);
        Assert.Contains("has an id", await desk.FaultAsync("measure submit", "jelmer", "ID", "M-001", "--instrument", desk.File("bad.json", "{}")), StringComparison.Ordinal);
        Assert.Contains("lapses before", await desk.FaultAsync("measure submit", "jelmer", "ID", "M-001", "--instrument", desk.File("late.json", Desk.Instrument.Replace("2027-05-31", "2026-05-31", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.Contains("--reported-at", await desk.FaultAsync("measure execute", "jelmer", "ID", "M-001", "--reported-by", "somebody"), StringComparison.Ordinal);
        await using var store = await desk.StoreAsync();
        Assert.Equal(1, await store.Set<MeasureEventRow>().CountAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await store.Set<InstrumentRow>().ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_broken_table_file_is_refused_and_nothing_of_it_is_kept()
    {
        using var desk = await Desk.OpenAsync();
        (string Old, string New, string Message)[] faults =
        [
            ("Europe/Brussels", "Europe/Atlantis", "time zone Europe/Atlantis"),
            ("\"authority\": \"zwin\"}", "\"authority\": \"nowhere\"}", "not at the table"),
            ("\"role\": \"analyst\"", "\"role\": \"king\"", "role king"),
            ("\"day\": 1", "\"day\": 3", "action day 3"),
            ("\"reviewer\": \"joris\"", "\"reviewer\": \"noor\"", "reviewed by its own author"),
            ("\"handle\": \"joris\"", "\"handle\": \"lieve\"", "lieve stands twice"),
            ("\"days\"", "\"dates\"", "no table file"),
        ];
        foreach (var (old, changed, message) in faults)
        {
            Assert.Contains(message, await desk.FaultAsync("act table", "coordinator", "FILE", desk.File("broken.json", Desk.Table.Replace(old, changed, StringComparison.Ordinal))), StringComparison.Ordinal);
        }

        await using var store = await desk.StoreAsync();
        Assert.Empty(await store.Set<AuthorityRow>().ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, await store.Set<MemberRow>().CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_table_is_set_twice_without_doubling()
    {
        using var desk = await Desk.OpenAsync();
        await desk.SetAsync();
        var again = await desk.DoneAsync("act table", "coordinator", "FILE", desk.File("table.json", Desk.Table.Replace("First day", "The day", StringComparison.Ordinal)));
        Assert.Equal([2, 7, 1, 1, 1], again.EnumerateObject().Skip(1).Take(5).Select(p => p.Value.GetInt32()));
        await using var store = await desk.StoreAsync();
        Assert.Equal("The day", (await store.Set<ActionDayRow>().SingleAsync(TestContext.Current.CancellationToken)).Title);
        Assert.Equal("role", await desk.RefusedAsync("act table", "jelmer", "FILE", desk.File("table.json", Desk.Table)));

        // A finding that was set anew still carries a seizure.
        await desk.ReadyAsync();
    }
}
