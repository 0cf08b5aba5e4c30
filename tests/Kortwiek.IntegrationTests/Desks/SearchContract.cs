using System.Text.Json;
using Kortwiek.IntegrationTests.Act;
using Kortwiek.IntegrationTests.Store;
using Kortwiek.Store;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.IntegrationTests.Desks;

/// <summary>desk.md §3: everything with a name is found, by those who may see it. Both databases.</summary>
public abstract class SearchContract
{
    private protected abstract Task<Desk> OpenAsync();

    [Theory]
    [InlineData("kanaal", "dom:kanaal.example", "Kanaal")]
    [InlineData("kanaal.example", "dom:kanaal.example")]
    [InlineData("kanaal[.]example", "dom:kanaal.example")]
    [InlineData("anaal.ex", "dom:kanaal.example")]
    [InlineData("192.0.2.1", "ip:192.0.2.1")]
    [InlineData("192.0.2", "ip:192.0.2.1")]
    [InlineData("hxxp://nergens[.]example")]
    [InlineData("KANAAL site", "Kanaal")]
    public async Task Words_parts_and_defanged_indicators_find_what_is_there(string text, params string[] expected)
    {
        using var desk = await SetAsync();
        Assert.Equal(expected.Order(StringComparer.Ordinal), (await FoundAsync(desk, "noor", text)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_element_is_found_by_its_new_name_and_no_longer_by_the_old_one()
    {
        using var desk = await SetAsync();
        await using (var store = await desk.StoreAsync())
        {
            (await store.Set<ElementRow>().SingleAsync(e => e.Label == "192.0.2.1", TestContext.Current.CancellationToken)).Label = "Kelderserver";
            await store.SaveAsync();
        }

        Assert.Equal(["ip:192.0.2.1"], await FoundAsync(desk, "noor", "kelder"));
        await using (var store = await desk.StoreAsync())
        {
            (await store.Set<ElementRow>().SingleAsync(e => e.Label == "Kelderserver", TestContext.Current.CancellationToken)).Label = "Zolder";
            await store.SaveAsync();
        }

        Assert.Empty(await FoundAsync(desk, "noor", "kelder"));
    }

    [Fact]
    public async Task A_table_is_found_and_gone_when_it_is_taken_back()
    {
        using var desk = await SetAsync();
        var done = await desk.DoneAsync("desk import", "noor", "FILE", desk.File("a.csv", "Domein;Naam\nzeldzaam.example;Mohamed\n"));
        Assert.Equal(["dom:zeldzaam.example"], await FoundAsync(desk, "noor", "zeldzaam"));
        Assert.Equal(["dom:zeldzaam.example"], await FoundAsync(desk, "noor", "muhammad"));
        await desk.DoneAsync("desk undo", "noor", "RUN", done.GetProperty("run").GetString()!);
        Assert.Empty(await FoundAsync(desk, "noor", "zeldzaam"));
    }

    [Fact]
    public async Task What_is_in_a_compartment_is_found_by_its_authorities_alone()
    {
        using var desk = await SetAsync();
        await using (var store = await desk.StoreAsync())
        {
            var shared = store.CurrentOperation;
            var compartment = new CompartmentRow { Id = Id<CompartmentRow>.New(TimeProvider.System), Code = "nl", Kind = "bilateral", Authorities = "waddenzee" };
            store.Add(compartment);
            await store.SaveAsync();
            await store.EnterAsync(shared, new Access(Access.SharedOf(shared), [Access.SharedOf(shared), compartment.Id], [Access.SharedOf(shared)], compartment.Id), TestContext.Current.CancellationToken);
            _ = Core.ElementKey.TryDomain("geheim.example", out var key);
            store.Add(new ElementRow { Id = Id<ElementRow>.New(TimeProvider.System), Key = key, Kind = "domain", Label = "geheim.example", CompartmentId = compartment.Id });
            await store.SaveAsync();
        }

        foreach (var text in (string[])["geheim", "geheim.example", "ehei"])
        {
            Assert.Equal(["dom:geheim.example"], await FoundAsync(desk, "jelmer", text));
            Assert.Empty(await FoundAsync(desk, "noor", text));
        }
    }

    [Fact]
    public async Task Hostile_texts_find_nothing_and_break_nothing()
    {
        using var desk = await SetAsync();
        foreach (var text in (string[])["\"", "' OR 1=1 --", "a\" OR b*", "NEAR(a b)", "%", "\\", "*", ":*", "a:b & !c", "ǀ", "\u0640", "{0}", "()", "kanaal')"])
        {
            _ = await desk.DoneAsync("desk search", "noor", "TEXT", text);
        }
    }

    private static async Task<List<string>> FoundAsync(Desk desk, string member, string text)
    {
        var answer = await desk.DoneAsync("desk search", member, "TEXT", text);
        return [.. answer.GetProperty("items").EnumerateArray().Select(Name)];
    }

    private static string Name(JsonElement hit) =>
        hit.GetProperty("kind").GetString() == "element" ? hit.GetProperty("note").GetString()!.Split(" · ")[1] : hit.GetProperty("label").GetString()!;

    private async Task<Desk> SetAsync()
    {
        var desk = await OpenAsync();
        await desk.SetAsync();
        return desk;
    }
}

public sealed class SqliteSearchTests : SearchContract
{
    private protected override Task<Desk> OpenAsync() => Desk.OpenAsync();
}

public sealed class PostgresSearchTests : SearchContract, IAsyncLifetime
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
