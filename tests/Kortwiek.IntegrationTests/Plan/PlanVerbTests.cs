using System.Text.Json;
using Kortwiek.App;
using Kortwiek.Core;
using Kortwiek.Plan.Sample;
using Kortwiek.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Kortwiek.IntegrationTests.Plan;

public sealed class PlanVerbTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("kortwiek-plan-").FullName;
    private readonly Installation _installation;
    private readonly string _edges;

    public PlanVerbTests()
    {
        _installation = new Installation(Path.Combine(_home, "data"), new FakeTimeProvider(new DateTimeOffset(2027, 4, 1, 9, 0, 0, TimeSpan.Zero)));
        _edges = Path.Combine(_home, "net.csv");
        using var file = File.Create(_edges);
        SampleNetwork.Make(1).WriteEdges(file);
    }

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task An_order_written_by_dismantle_scores_the_same_by_evaluate()
    {
        var order = Path.Combine(_home, "order.csv");
        var other = Path.Combine(_home, "other.csv");
        var plan = await DocumentAsync("plan dismantle", 0, ["EDGES", _edges, "--iterations", "3", "--out", order, "--out-alternative", other]);
        var score = await DocumentAsync("plan evaluate", 0, ["EDGES", _edges, "ORDER", order]);
        Assert.Equal(plan.GetProperty("count").GetInt32(), score.GetProperty("strict").GetProperty("count").GetInt32());
        Assert.Equal(plan.GetProperty("auc").GetDouble(), score.GetProperty("strict").GetProperty("auc").GetDouble());
        Assert.Equal(plan.GetProperty("aucSimpson").GetDouble(), score.GetProperty("strict").GetProperty("aucSimpson").GetDouble());
        Assert.Equal(JsonValueKind.Null, plan.GetProperty("timeSeconds").ValueKind);
        Assert.Equal("auc", plan.GetProperty("objective").GetString());
        Assert.Equal(2000, plan.GetProperty("input").GetProperty("nodes").GetInt32());
        var alternative = await DocumentAsync("plan evaluate", 0, ["EDGES", _edges, "ORDER", other]);
        Assert.Equal(plan.GetProperty("alternative").GetProperty("count").GetInt32(), alternative.GetProperty("strict").GetProperty("count").GetInt32());
        var count = plan.GetProperty("count").GetInt32();
        await DocumentAsync("plan evaluate", 1, ["EDGES", _edges, "ORDER", order, "--max-count", $"{count - 1}"]);
        Assert.StartsWith("rank,node,group,country,cost,lcc,component_before\n1,", await File.ReadAllTextAsync(order, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.False(_installation.Exists);
    }

    [Fact]
    public async Task The_document_has_the_fields_of_the_specification_and_is_the_same_each_time()
    {
        string[] words = ["EDGES", _edges, "--iterations", "4", "--seed", "3"];
        var verb = Verbs.Find("plan dismantle")!;
        var first = Document.Of(verb, await RunAsync(verb.Path, words));
        Assert.Equal(first, Document.Of(verb, await RunAsync(verb.Path, words)));
        Assert.StartsWith("{\"kind\":\"plan.dismantle/1\",\"input\":{\"nodes\":2000,\"edges\":", first, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(first);
        Assert.Equal(
            ["kind", "input", "threshold", "target", "seed", "timeSeconds", "objective", "feasible", "count", "cost", "auc", "aucNorm", "aucSimpson", "method", "tried", "bound", "curve", "actions", "blocking", "alternative", "lcc", "rounds"],
            json.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["id", "kind", "country", "nodes", "cost"], json.RootElement.GetProperty("actions")[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal(["k", "lcc", "cost"], json.RootElement.GetProperty("curve")[0].EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task In_an_operation_the_network_and_the_result_are_kept()
    {
        await NewOperationAsync();
        var plan = await DocumentAsync("plan dismantle", 0, ["EDGES", _edges, "--iterations", "0"]);
        await using var store = await StoreAsync();
        var run = await store.Set<RunRow>().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("plan.dismantle/1", $"net.csv: {plan.GetProperty("count").GetInt32()} of 2000 nodes"), (run.Kind, run.Label));
        Assert.True(Digest.TryParse(plan.GetProperty("input").GetProperty("sha256").GetString(), out var digest));
        await using var kept = _installation.Folder("REIGER").Objects.Open(digest);
        Assert.Equal(new FileInfo(_edges).Length, kept.Length);
    }

    [Fact]
    public async Task Channels_come_from_the_operation_where_no_model_is_given()
    {
        Assert.Contains("no operation", await FaultAsync("plan channels", []), StringComparison.Ordinal);
        await NewOperationAsync();
        Assert.Contains("no channel", await FaultAsync("plan channels", []), StringComparison.Ordinal);
        await using (var store = await StoreAsync())
        {
            var site = Add(store, "dom:kroonpost.example", "domain", "NL");
            var mirror = Add(store, "dom:kroonspiegel.example", "domain", "US");
            var server = Add(store, "ip:192.0.2.7", "server", "FR");
            Tie(store, server, site, "hosts");
            Tie(store, server, mirror, "hosts");
            var channel = new ChannelRow { Id = Id<ChannelRow>.New(_installation.Clock), Name = "Kroonpost", Platform = "site", Status = "up", Source = "test" };
            store.Add(channel);
            foreach (var part in new[] { site, mirror })
            {
                store.Add(new ChannelElementRow { Id = Id<ChannelElementRow>.New(_installation.Clock), ChannelId = channel.Id, ElementId = part.Id });
            }

            await store.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var plan = await DocumentAsync("plan channels", 0, []);
        Assert.Equal("ip:192.0.2.7", plan.GetProperty("actions")[0].GetProperty("element").GetString());
        Assert.Equal("origin", plan.GetProperty("actions")[0].GetProperty("layer").GetString());
        Assert.Equal("Kroonpost", plan.GetProperty("explain")[0].GetProperty("kills")[0].GetString());
        Assert.Contains("audience of 1 of 1 channels is unknown", plan.GetProperty("warnings")[0].GetString(), StringComparison.Ordinal);
        var without = await DocumentAsync("plan channels", 0, ["--exclude", "FR"]);
        Assert.Equal(["dom:kroonpost.example", "dom:kroonspiegel.example"], without.GetProperty("actions").EnumerateArray().Select(a => a.GetProperty("element").GetString()));
        var blocked = await DocumentAsync("plan channels", 1, ["--exclude", "FR", "--exclude", "US"]);
        Assert.Equal(
            ["dom:kroonspiegel.example", "ip:192.0.2.7"],
            blocked.GetProperty("blocking").EnumerateArray().Select(b => b.GetProperty("element").GetString()));
        await using var after = await StoreAsync();
        Assert.Equal(3, await after.Set<RunRow>().CountAsync(r => r.Kind == "plan.channels/1", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Bad_input_is_refused_with_one_sentence_and_leaves_nothing_behind()
    {
        var order = Path.Combine(_home, "order.csv");
        var bad = Path.Combine(_home, "bad.txt");
        await File.WriteAllTextAsync(bad, "a b\nc\n", TestContext.Current.CancellationToken);
        Assert.Contains("bad.txt:2: The line holds one name only", await FaultAsync("plan dismantle", ["EDGES", bad, "--out", order]), StringComparison.Ordinal);
        Assert.Contains("--threshold", await FaultAsync("plan dismantle", ["EDGES", _edges, "--threshold", "0", "--out", order]), StringComparison.Ordinal);
        Assert.Contains("either", await FaultAsync("plan dismantle", ["EDGES", _edges, "--time-limit", "1", "--iterations", "1"]), StringComparison.Ordinal);
        Assert.Contains("no such file", await FaultAsync("plan dismantle", ["EDGES", _edges + "x"]), StringComparison.Ordinal);
        Assert.Contains("folder", await FaultAsync("plan evaluate", ["EDGES", _edges, "ORDER", _home]), StringComparison.Ordinal);
        Assert.Contains("longer than 100 bytes", await FaultAsync("plan dismantle", ["EDGES", _edges, "--max-bytes", "100"]), StringComparison.Ordinal);
        Assert.Contains("one of auc, count", await FaultAsync("plan dismantle", ["EDGES", _edges, "--objective", "cost"]), StringComparison.Ordinal);
        Assert.Contains("This is no JSON", await FaultAsync("plan channels", ["--model", bad]), StringComparison.Ordinal);
        Assert.False(File.Exists(order));
        await File.WriteAllTextAsync(order, "mine", TestContext.Current.CancellationToken);
        Assert.Contains("already there", await FaultAsync("plan dismantle", ["EDGES", _edges, "--iterations", "0", "--out", order]), StringComparison.Ordinal);
        Assert.Contains("\"mine\" is not in the network", await FaultAsync("plan evaluate", ["EDGES", _edges, "ORDER", order]), StringComparison.Ordinal);
    }

    private ElementRow Add(KortwiekDb store, string key, string kind, string country)
    {
        Assert.True(ElementKey.TryParse(key, out var parsed) & Country.TryParse(country, out var where));
        var row = new ElementRow { Id = Id<ElementRow>.New(_installation.Clock), Key = parsed, Kind = kind, Label = parsed.Name, Country = where };
        store.Add(row);
        return row;
    }

    private void Tie(KortwiekDb store, ElementRow from, ElementRow to, string type) =>
        store.Add(new RelationRow { Id = Id<RelationRow>.New(_installation.Clock), FromId = from.Id, ToId = to.Id, Type = type, Source = "test" });

    private async Task<KortwiekDb> StoreAsync()
    {
        var store = await _installation.OpenStoreAsync(CancellationToken.None);
        store.CurrentOperation = (await store.Set<OperationRow>().SingleAsync(TestContext.Current.CancellationToken)).Id;
        return store;
    }

    private async Task NewOperationAsync() =>
        Assert.Equal(0, (await RunAsync("operation new", ["CODE", "REIGER", "--title", "Grijze Reiger"])).ExitCode);

    private async Task<string> FaultAsync(string path, string[] words) => Assert.IsType<Outcome<object>.Bad>(await RunAsync(path, words)).Fault.ToString();

    private async Task<JsonElement> DocumentAsync(string path, int exitCode, string[] words)
    {
        var outcome = await RunAsync(path, words);
        Assert.Equal(exitCode, outcome.ExitCode);
        return JsonDocument.Parse(Document.Of(Verbs.Find(path)!, outcome)).RootElement;
    }

    // Pairs of a parameter's name and a value, as the command line gives them.
    private async Task<Outcome<object>> RunAsync(string path, string[] words)
    {
        var verb = Verbs.Find(path)!;
        var request = verb.Request(
            p => [.. Enumerable.Range(0, words.Length / 2).Where(i => words[2 * i] == p.Name).Select(i => words[(2 * i) + 1])],
            new LocalPaths(Force: false));
        if (request is not Outcome<object>.Done)
        {
            return request;
        }

        await using var scope = new Scope(_installation, null, actingMember: null);
        return await Runner.RunAsync(verb, request.Value, scope, NoProgress.Instance, TestContext.Current.CancellationToken);
    }
}
