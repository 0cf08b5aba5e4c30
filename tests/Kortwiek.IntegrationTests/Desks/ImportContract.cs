using System.Text;
using System.Text.Json;
using Kortwiek.IntegrationTests.Act;
using Kortwiek.IntegrationTests.Store;
using Kortwiek.Store;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.IntegrationTests.Desks;

/// <summary>desk.md §2 and §9: a table in, counted, and out again without a trace. Both databases.</summary>
public abstract class ImportContract
{
    private static readonly string[] History = ["Outbox", "ImportRun", "ImportChange", "Reject"];

    private protected abstract Task<Desk> OpenAsync();

    [Fact]
    public async Task A_belgian_export_is_counted_taken_in_and_taken_back_to_the_byte()
    {
        using var desk = await SetAsync();
        var before = await DumpAsync(desk);
        var text = "Domeinnaam;IP-adres;Land;Hoster;Eerst gezien;Kanaal;Bereik\r\n"
            + "alfa[.]example;192.0.2.1;België;Hôster;03/04/2026;Radio;1.200\r\n"
            + "kanaal.example;192.0.2.9;;Ander;25/04/2026;;\r\n"
            + "alfa.example;192.0.2.1;Nederland;Hôster;03/04/2026;Radio;\r\n"
            + ";niets;;;;;\r\n"
            + "alfa.example;192.0.2.1;België;;;;\r\n";
        var done = await desk.DoneAsync("desk import", "noor", "FILE", Latin(desk, "export.csv", text), "--source", "Zwin");
        Assert.Equal((5, 2, 1, 1, 1), (Number(done, "rows"), Number(done, "new"), Number(done, "known"), Number(done, "conflicting"), Number(done, "rejected")));
        Assert.Equal((2, 2, 1), (Number(done, "newElements"), Number(done, "newRelations"), Number(done, "newChannels")));
        Assert.Equal(5, done.GetProperty("rejects")[0].GetProperty("row").GetInt32());
        var conflict = done.GetProperty("conflicts")[0];
        Assert.Equal((4, "Country", "BE", "NL"), (Number(conflict, "row"), Text(conflict, "field"), Text(conflict, "kept"), Text(conflict, "said")));
        Assert.NotEqual(before, await DumpAsync(desk));

        var undone = await desk.DoneAsync("desk undo", "noor", "RUN", Text(done, "run"));
        Assert.Equal((2, 2, 1, 0), (Number(undone, "removedElements"), Number(undone, "removedRelations"), Number(undone, "removedChannels"), Number(undone, "keptCount")));
        Assert.Equal(before, await DumpAsync(desk));
        Assert.Equal("undone", await desk.RefusedAsync("desk undo", "noor", "RUN", Text(done, "run")));
    }

    [Fact]
    public async Task A_dry_run_says_the_same_and_keeps_nothing()
    {
        using var desk = await SetAsync();
        var before = await DumpAsync(desk);
        var file = desk.File("a.csv", "Domein;IP\nalfa.example;192.0.2.7\nbeta.example;192.0.2.1\n");
        var dry = await desk.DoneAsync("desk import", "noor", "FILE", file, "--dry-run", "true");
        Assert.Equal(before, await DumpAsync(desk));
        Assert.Equal(JsonValueKind.Null, dry.GetProperty("run").ValueKind);
        var done = await desk.DoneAsync("desk import", "noor", "FILE", file);
        foreach (var field in (string[])["rows", "new", "known", "conflicting", "rejected", "newElements", "newRelations", "filled"])
        {
            Assert.Equal(Number(dry, field), Number(done, field));
        }
    }

    [Fact]
    public async Task What_others_have_used_since_stays_and_is_listed()
    {
        using var desk = await SetAsync();
        var done = await desk.DoneAsync("desk import", "noor", "FILE", desk.File("a.csv", "IP;Land\n198.51.100.1;NL\n198.51.100.2;NL\n"));
        await desk.DoneAsync("measure add", "jelmer", "--element", "198.51.100.1", "--kind", "server-seizure", "--by", "waddenzee", "--group", "D1");
        var undone = await desk.DoneAsync("desk undo", "noor", "RUN", Text(done, "run"));
        Assert.Equal((1, 1), (Number(undone, "removedElements"), Number(undone, "keptCount")));
        Assert.Equal("198.51.100.1", Text(undone.GetProperty("kept")[0], "label"));
        await using var store = await desk.StoreAsync();
        Assert.Equal(["198.51.100.1"], await store.Set<ElementRow>().Where(e => e.Label.StartsWith("198.51.100")).Select(e => e.Label).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_field_that_somebody_changed_since_is_not_put_back()
    {
        using var desk = await SetAsync();
        var done = await desk.DoneAsync("desk import", "noor", "FILE", desk.File("a.csv", "IP;Land;Hoster\n192.0.2.1;NL;Een\n"));
        Assert.Equal(2, Number(done, "filled"));
        await using (var store = await desk.StoreAsync())
        {
            (await store.Set<ElementRow>().SingleAsync(e => e.Label == "192.0.2.1", TestContext.Current.CancellationToken)).Provider = "Twee";
            await store.SaveAsync();
        }

        var undone = await desk.DoneAsync("desk undo", "noor", "RUN", Text(done, "run"));
        Assert.Equal((1, 1), (Number(undone, "restored"), Number(undone, "keptCount")));
        await using var after = await desk.StoreAsync();
        var element = await after.Set<ElementRow>().SingleAsync(e => e.Label == "192.0.2.1", TestContext.Current.CancellationToken);
        Assert.Equal(("ZZ", "Twee"), (element.Country.Code, element.Provider));
    }

    [Fact]
    public async Task A_profile_reads_the_next_table_by_its_headers_and_says_which_is_missing()
    {
        using var desk = await SetAsync();
        await desk.DoneAsync("desk import", "noor", "FILE", desk.File("a.csv", "Kolom A;Kolom B\nalfa.example;x\n"), "--map", "Kolom B=account:telegram", "--save-profile", "Zwin");
        var next = await desk.DoneAsync("desk import", "noor", "FILE", desk.File("b.csv", "Nieuw;Kolom B;Kolom A\n1;y;beta.example\n"), "--profile", "Zwin");
        Assert.Equal(["ignore", "account:telegram", "domain"], next.GetProperty("columns").EnumerateArray().Select(c => Text(c, "says")));
        Assert.Contains("'Kolom B'", await desk.FaultAsync("desk import", "noor", "FILE", desk.File("c.csv", "Kolom A\nalfa.example\n"), "--profile", "Zwin"), StringComparison.Ordinal);
        Assert.Contains("There are Zwin.", await desk.FaultAsync("desk import", "noor", "FILE", desk.File("d.csv", "Kolom A\nalfa.example\n"), "--profile", "Niets"), StringComparison.Ordinal);
    }

    private protected static async Task<string> DumpAsync(Desk desk)
    {
        await using var store = await desk.StoreAsync();
        var dump = new StringBuilder();
        foreach (var entity in store.Model.GetEntityTypes().Where(e => e.ClrType.IsSubclassOf(typeof(OperationOwned)) && !History.Contains(e.GetTableName())).OrderBy(e => e.ClrType.Name, StringComparer.Ordinal))
        {
            var rows = (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(entity.ClrType).Invoke(store, null)!;
            var lines = (await rows.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken))
                .Select(r => string.Join('|', entity.GetProperties().Where(p => p.Name != nameof(Row.Rev) && p.PropertyInfo is not null).Select(p => $"{p.Name}={p.PropertyInfo!.GetValue(r)}")))
                .Order(StringComparer.Ordinal);
            dump.AppendJoin('\n', lines.Prepend(entity.ClrType.Name)).Append('\n');
        }

        return dump.ToString();
    }

    private async Task<Desk> SetAsync()
    {
        var desk = await OpenAsync();
        await desk.SetAsync();
        return desk;
    }

    private static string Latin(Desk desk, string name, string text)
    {
        var path = desk.File(name, "");
        File.WriteAllBytes(path, CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text));
        return path;
    }

    private static int Number(JsonElement element, string field) => element.GetProperty(field).GetInt32();

    private static string Text(JsonElement element, string field) => element.GetProperty(field).GetString()!;
}

public sealed class SqliteImportTests : ImportContract
{
    private protected override Task<Desk> OpenAsync() => Desk.OpenAsync();
}

public sealed class PostgresImportTests : ImportContract, IAsyncLifetime
{
    private PostgresServer? _server;

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
