using Kortwiek.Core;
using Kortwiek.Store;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.IntegrationTests.Act;

public sealed class RehearseVerbTests
{
    [Fact]
    public async Task A_rehearsal_is_kept_and_the_same_seed_gives_the_same_document()
    {
        using var desk = await Desk.OpenAsync();
        Assert.Equal("action-day", await desk.RefusedAsync("act rehearse", "coordinator"));
        await desk.SetAsync();
        Assert.Equal("measure", await desk.RefusedAsync("act rehearse", "lieve", "--day", "1"));
        await desk.ReadyAsync();
        var first = (await desk.DoneAsync("act rehearse", "lieve", "--day", "1", "--runs", "200", "--seed", "7")).GetRawText();
        Assert.Equal(first, (await desk.DoneAsync("act rehearse", "lieve", "--day", "1", "--runs", "200", "--seed", "7")).GetRawText());
        Assert.NotEqual(first, (await desk.DoneAsync("act rehearse", "lieve", "--day", "1", "--runs", "200", "--seed", "8")).GetRawText());
        await using var store = await desk.StoreAsync();
        Assert.Equal(3, await store.Set<RunRow>().CountAsync(r => r.Kind == "act.rehearse/1", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_document_has_the_fields_of_the_specification_and_the_record_lies_apart_from_the_measures()
    {
        using var desk = await Desk.OpenAsync();
        await desk.SetAsync();
        await desk.ReadyAsync();
        await using var store = await desk.StoreAsync();
        var before = await EventsAsync(store);
        var document = await desk.DoneAsync("act rehearse", "lieve", "--runs", "50");
        string[] fields = ["kind", "seed", "runs", "pWeight", "critical", "fragile", "endStates", "digest"];
        Assert.Empty(fields.Except(document.EnumerateObject().Select(p => p.Name), StringComparer.Ordinal));
        Assert.Equal(["w", "p", "lo", "hi"], document.GetProperty("pWeight")[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal(50, document.GetProperty("endStates").EnumerateObject().Sum(p => p.Value.GetInt64()));
        Assert.Equal(before, await EventsAsync(store));

        Assert.True(Digest.TryParse(document.GetProperty("replay").GetProperty("record").GetString()!, out var digest));
        using var record = new StreamReader(desk.Installation.Folder("REIGER").Objects.Open(digest));
        var lines = (await record.ReadToEndAsync(TestContext.Current.CancellationToken)).TrimEnd('\n').Split('\n');
        Assert.Equal(document.GetProperty("replay").GetProperty("events").GetInt32(), lines.Length);
        Assert.All(lines, l => Assert.StartsWith("{\"id\":\"rh-", l, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Numbers_out_of_range_and_a_faulty_file_of_assumptions_are_bad_input()
    {
        using var desk = await Desk.OpenAsync();
        await desk.SetAsync();
        await desk.ReadyAsync();
        Assert.Contains("--runs", await desk.FaultAsync("act rehearse", "lieve", "--runs", "0"), StringComparison.Ordinal);
        Assert.Contains("--runs", await desk.FaultAsync("act rehearse", "lieve", "--runs", "100001"), StringComparison.Ordinal);
        Assert.Contains("--seed", await desk.FaultAsync("act rehearse", "lieve", "--seed", "-1"), StringComparison.Ordinal);
        Assert.Contains("--after", await desk.FaultAsync("act rehearse", "lieve", "--after", "-01:00:00"), StringComparison.Ordinal);
        Assert.Contains("no action day 9", await desk.FaultAsync("act rehearse", "lieve", "--day", "9"), StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(desk.Installation.Home, "rules"));
        await File.WriteAllTextAsync(Path.Combine(desk.Installation.Home, "rules", "rehearsal.json"), "{\n  \"version\": 2,\n  \"kinds\": [}\n", TestContext.Current.CancellationToken);
        Assert.Contains("rehearsal.json:3: This is no rules file", await desk.FaultAsync("act rehearse", "lieve"), StringComparison.Ordinal);
    }

    private static async Task<List<string>> EventsAsync(KortwiekDb store) =>
        await store.Set<MeasureEventRow>().AsNoTracking().OrderBy(e => e.Id).Select(e => e.Body).ToListAsync(TestContext.Current.CancellationToken);
}
