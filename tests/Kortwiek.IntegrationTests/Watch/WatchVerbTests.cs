using System.Text.Json;
using Kortwiek.App;
using Kortwiek.App.Watch;
using Kortwiek.Core;
using Kortwiek.Store;
using Kortwiek.Watch;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Kortwiek.IntegrationTests.Watch;

public sealed class WatchVerbTests : IDisposable
{
    private const string Identity = """{"type":"identity","id":"identity--00000000-0000-4000-8000-000000000002","created":"2024-01-01T00:00:00Z","modified":"2024-01-02T00:00:00Z","name":"Zwin"}""";
    private const string Domain = """{"type":"domain-name","id":"domain-name--00000000-0000-4000-8000-00000000000a","value":"alpha.example"}""";
    private const string Bad = """{"type":"x","id":"x--5"}""";

    private readonly string _home = Directory.CreateTempSubdirectory("kortwiek-watch-").FullName;
    private readonly Installation _installation;

    public WatchVerbTests() =>
        _installation = new Installation(Path.Combine(_home, "data"), new FakeTimeProvider(new DateTimeOffset(2027, 4, 1, 9, 0, 0, TimeSpan.Zero)));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task A_second_import_of_the_same_file_finds_everything_known()
    {
        await NewOperationAsync();
        var feed = Sample();
        var first = await ImportedAsync("FILES", feed);
        Assert.Equal((first.Read, first.Read, 0L, 0L), (first.Stored, first.New, first.Known, first.Rejected));
        Assert.Equal((3L, 2L, 1L), (first.NewElements, first.NewRelations, first.NewChannels));
        var before = await RowsAsync();
        var second = await ImportedAsync("FILES", feed);
        Assert.Equal((0L, first.Read, first.Read), (second.New, second.Known, second.Stored));
        Assert.Equal((0L, 0L, 0L), (second.NewElements, second.NewRelations, second.NewChannels));
        var after = await RowsAsync();
        Assert.Equal(before.Where(r => r.Key is not ("ImportRun" or "Outbox")), after.Where(r => r.Key is not ("ImportRun" or "Outbox")));
        Assert.Equal(2, after["ImportRun"]);
    }

    [Fact]
    public async Task What_is_imported_stands_on_the_spine_with_its_source_and_its_bytes()
    {
        await NewOperationAsync();
        var feed = Sample();
        await RunAsync("watch import", "FILES", feed, "--source", "Waddenzee");
        await using var store = await StoreAsync();
        var element = await store.Set<ElementRow>().SingleAsync(e => e.Label == "Server 7", Token);
        Assert.Equal(("ip:198.51.100.23", "server", "origin", "NL", 2.0), (element.Key.ToString(), element.Kind, element.Layer, element.Country.Code, element.Cost));
        var channel = await store.Set<ChannelRow>().SingleAsync(Token);
        Assert.Equal(("Kroonpost", "site", "up", 1200L), (channel.Name, channel.Platform, channel.Status, channel.Audience));
        Assert.Equal(2, await store.Set<ChannelElementRow>().CountAsync(p => p.ChannelId == channel.Id, Token));
        var relation = await store.Set<RelationRow>().SingleAsync(r => r.Type == "resolves-to", Token);
        Assert.StartsWith("Waddenzee /objects/", relation.Source, StringComparison.Ordinal);
        Assert.All(await store.Set<ElementSourceRow>().ToListAsync(Token), s => Assert.Equal("Waddenzee", s.Source));
        var kept = await store.Set<FeedObjectRow>().SingleAsync(o => o.Type == "domain-name", Token);
        await using var bytes = _installation.Folder("REIGER").Objects.Open(kept.FileDigest);
        var slice = FeedReader.Slices(bytes, [(kept.Offset, kept.Length)], Token)[(kept.Offset, kept.Length)];
        Assert.Equal(kept.Digest, Digest.Sha256Of(slice.Span));
        Assert.Contains("kroonpost.example", System.Text.Encoding.UTF8.GetString(slice.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_source_adds_what_was_not_known_and_overwrites_nothing()
    {
        await NewOperationAsync();
        await RunAsync("watch import", "FILES", File_("a.json", Bundle(Domain)), "--source", "A", "--default-tlp", "green");
        await RunAsync("watch import", "FILES", Sample(), "--source", "B");
        await RunAsync("watch import", "FILES", File_("c.json", Bundle(Domain)), "--source", "C", "--default-tlp", "red");
        await using var store = await StoreAsync();
        var alpha = await store.Set<ElementRow>().SingleAsync(e => e.Label == "alpha.example", Token);
        Assert.Equal(Tlp.Red, alpha.Marking);
        Assert.Equal(["A", "C"], await store.Set<ElementSourceRow>().Where(s => s.ElementId == alpha.Id).Select(s => s.Source).OrderBy(s => s).ToListAsync(Token));
    }

    [Fact]
    public async Task The_same_version_with_another_content_is_a_conflict_and_kept_beside_the_first()
    {
        await NewOperationAsync();
        await RunAsync("watch import", "FILES", File_("a.json", Bundle(Identity)));
        var blanks = await ImportedAsync("FILES", File_("b.json", Bundle(Identity.Replace(",", " , ", StringComparison.Ordinal))));
        Assert.Equal((0L, 1L, 0L), (blanks.New, blanks.Known, blanks.Conflicts));
        var other = File_("c.json", Bundle(Identity.Replace("Zwin", "Zwin II", StringComparison.Ordinal), Identity));
        var conflict = await ImportedAsync("FILES", other);
        Assert.Equal((0L, 1L, 1L), (conflict.New, conflict.Known, conflict.Conflicts));
        var again = await ImportedAsync("FILES", other);
        Assert.Equal((0L, 2L, 0L), (again.New, again.Known, again.Conflicts));
        await using var store = await StoreAsync();
        Assert.Equal([false, true], await store.Set<FeedObjectRow>().OrderBy(o => o.Conflict).Select(o => o.Conflict).ToListAsync(Token));
    }

    [Fact]
    public async Task A_refused_file_leaves_only_the_line_that_says_so_and_the_others_are_done()
    {
        await NewOperationAsync();
        var cut = File_("cut.json", Bundle(Domain)[..^3]);
        var outcome = await RunAsync("watch import", "FILES", cut, "FILES", File_("good.json", Bundle(Identity)), "FILES", Path.Combine(_home, "absent.json"));
        var fault = Assert.IsType<Outcome<object>.Bad>(outcome).Fault;
        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal(cut, fault.File);
        Assert.Contains("cut off: it ends at byte", fault.Message, StringComparison.Ordinal);
        Assert.Contains("1 of 3 files were imported", fault.Message, StringComparison.Ordinal);
        await using var store = await StoreAsync();
        Assert.Equal(["cut.json", "good.json"], await store.Set<ImportRunRow>().OrderBy(r => r.File).Select(r => r.File).ToListAsync(Token));
        Assert.Equal("identity", (await store.Set<FeedObjectRow>().SingleAsync(Token)).Type);
        Assert.Empty(await store.Set<ElementRow>().ToListAsync(Token));
        var entry = await store.Set<OutboxRow>().SingleAsync(o => o.Verb == "watch import", Token);
        Assert.Equal(2, entry.ExitCode);
        Assert.NotNull(entry.LogIndex);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_come_and_keeps_nothing()
    {
        await NewOperationAsync();
        var dry = await ImportedAsync("FILES", Sample(), "--dry-run", "true");
        Assert.True(dry.New > 0);
        var rows = await RowsAsync();
        Assert.DoesNotContain("Element", rows.Keys);
        Assert.DoesNotContain("ImportRun", rows.Keys);
        Assert.Empty(Directory.GetFiles(_installation.Folder("REIGER").Objects.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_rejected_object_is_told_and_ends_a_strict_import_with_1()
    {
        await NewOperationAsync();
        var file = File_("bad.json", Bundle(Domain, Bad));
        Assert.Equal(0, (await RunAsync("watch import", "FILES", file)).ExitCode);
        var strict = await RunAsync("watch import", "FILES", file, "--strict", "true");
        Assert.Equal(1, strict.ExitCode);
        var reject = Assert.Single(((ImportVerb.Response)strict.Value).Files[0].Rejects);
        Assert.Equal(("/objects/1", "bad-id"), (reject.At, reject.Code));
        await using var store = await StoreAsync();
        Assert.Equal(2, await store.Set<RejectRow>().CountAsync(Token));
    }

    [Fact]
    public async Task A_marking_that_is_defined_later_in_the_file_is_settled()
    {
        await NewOperationAsync();
        var marked = Domain[..^1] + ""","object_marking_refs":["marking-definition--00000000-0000-4000-8000-00000000000c"]}""";
        const string Definition = """{"type":"marking-definition","id":"marking-definition--00000000-0000-4000-8000-00000000000c","created":"2020-01-01T00:00:00Z","definition_type":"tlp","definition":{"tlp":"green"}}""";
        await RunAsync("watch import", "FILES", File_("late.json", Bundle(marked, Definition)));
        await using var store = await StoreAsync();
        Assert.Equal(Tlp.Green, (await store.Set<FeedObjectRow>().SingleAsync(o => o.Type == "domain-name", Token)).Marking);
        Assert.Equal(Tlp.Green, (await store.Set<ElementRow>().SingleAsync(Token)).Marking);
    }

    [Fact]
    public async Task A_reference_is_dangling_only_until_its_object_has_come()
    {
        await NewOperationAsync();
        const string Note = """{"type":"note","id":"note--00000000-0000-4000-8000-000000000004","created":"2024-01-01T00:00:00Z","modified":"2024-01-01T00:00:00Z","object_refs":["identity--00000000-0000-4000-8000-000000000002"]}""";
        var note = File_("note.json", Bundle(Note));
        Assert.Equal("dangling-reference", Assert.Single((await ImportedAsync("FILES", note)).Warnings).Code);
        await RunAsync("watch import", "FILES", File_("identity.json", Bundle(Identity)));
        Assert.Empty((await ImportedAsync("FILES", note)).Warnings);
    }

    [Fact]
    public async Task The_document_has_the_fields_of_the_specification()
    {
        await NewOperationAsync();
        var document = Document.Of(Verbs.Find("watch import")!, await RunAsync("watch import", "FILES", Sample()));
        using var json = JsonDocument.Parse(document);
        Assert.Equal("watch.import/1", json.RootElement.GetProperty("kind").GetString());
        var names = json.RootElement.GetProperty("files")[0].EnumerateObject().Select(p => p.Name).ToList();
        foreach (var wanted in (string[])["file", "format", "sha256", "read", "stored", "new", "known", "conflicts", "rejected", "byType", "attributesByType", "features", "warnings", "rejects"])
        {
            Assert.Contains(wanted, names);
        }

        Assert.Equal("stix", json.RootElement.GetProperty("files")[0].GetProperty("format").GetString());
        Assert.Equal(1, json.RootElement.GetProperty("totals").GetProperty("files").GetInt64());
    }

    [Fact]
    public async Task What_is_exported_untouched_is_the_same_objects_as_came_in()
    {
        await NewOperationAsync();
        var feed = Sample();
        await RunAsync("watch import", "FILES", feed);
        var bundle = Path.Combine(_home, "out.json");
        var answer = (ExportVerb.Response)(await RunAsync("watch export", "--out", bundle, "--audience", "red")).Value;
        Assert.Empty(answer.Redacted);
        Assert.Empty(answer.Withheld);
        Assert.Equal(0, answer.Own);
        Assert.Equal(Contents(feed), Contents(bundle));
        await using var store = await StoreAsync();
        Assert.Single(await store.Set<OutboxRow>().Where(o => o.Type == "disclose" && o.Verb == "watch export").ToListAsync(Token));
    }

    [Fact]
    public async Task An_audience_below_a_marking_gets_neither_the_object_nor_what_ties_it()
    {
        await NewOperationAsync();
        await RunAsync("watch import", "FILES", Sample());
        var bundle = Path.Combine(_home, "green.json");
        var answer = (ExportVerb.Response)(await RunAsync("watch export", "--out", bundle, "--audience", "green")).Value;
        Assert.True(answer.Withheld["amber"] > 0);
        Assert.Equal(0, answer.Objects);
        Assert.Contains("already there", Assert.IsType<Outcome<object>.Bad>(await RunAsync("watch export", "--out", bundle, "--audience", "green")).Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Elements_that_came_otherwise_go_out_as_ours_and_what_is_for_one_house_only_stays()
    {
        await NewOperationAsync();
        const string Event = """{"Event":{"uuid":"00000000-0000-4000-8000-0000000000e1","timestamp":"1700000000","distribution":"3","Tag":[{"name":"tlp:green"}],"Attribute":[{"uuid":"00000000-0000-4000-8000-0000000000a1","type":"domain|ip","value":"alpha.example|192.0.2.1","timestamp":"1"},{"uuid":"00000000-0000-4000-8000-0000000000a2","type":"domain","value":"secret.example","timestamp":"1","distribution":"0"}]}}""";
        await RunAsync("watch import", "FILES", File_("misp.json", Event));
        var bundle = Path.Combine(_home, "misp-out.json");
        var answer = (ExportVerb.Response)(await RunAsync("watch export", "--out", bundle, "--audience", "red")).Value;
        Assert.Equal(answer.Objects, answer.Own);
        var text = await File.ReadAllTextAsync(bundle, Token);
        Assert.Contains("alpha.example", text, StringComparison.Ordinal);
        Assert.Contains("resolves-to", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_that_lost_parts_is_no_conflict_and_the_fuller_one_is_taken_when_it_comes()
    {
        await NewOperationAsync();
        var full = Identity[..^1] + ""","contact_information":"x","granular_markings":[{"marking_ref":"marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed","selectors":["contact_information"]}]}""";
        var release = new StixRelease(Tlp.Amber);
        var copy = System.Text.Encoding.UTF8.GetString(release.Copy("identity", Tlp.Clear, System.Text.Encoding.UTF8.GetBytes(full))!.Bytes.Span);
        var (whole, lesser) = (File_("full.json", Bundle(full)), File_("lesser.json", Bundle(copy)));
        Assert.Equal(1, (await ImportedAsync("FILES", lesser)).New);
        var later = await ImportedAsync("FILES", whole);
        Assert.Equal((1L, 0L), (later.New, later.Conflicts));
        var again = await ImportedAsync("FILES", lesser);
        Assert.Equal((0L, 1L, 0L), (again.New, again.Known, again.Conflicts));
    }

    [Fact]
    public async Task Refanging_gives_the_indicators_or_says_which_text_is_none()
    {
        var good = (RefangVerb.Response)(await RunAsync("watch refang", "TEXTS", "hxxps://alpha[.]example", "TEXTS", "192[.]0[.]2[.]1")).Value;
        Assert.Equal(["https://alpha.example", "192.0.2.1"], good.Indicators);
        var bad = Assert.IsType<Outcome<object>.Bad>(await RunAsync("watch refang", "TEXTS", "x", "TEXTS", "a[b"));
        Assert.Equal("Text 2: 'a[b' is no defanged indicator; write [.] or [:].", bad.Fault.Message);
    }

    private static List<string> Contents(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return [.. document.RootElement.GetProperty("objects").EnumerateArray().Select(o => Convert.ToHexString(CanonicalJson.Of(o))).Order(StringComparer.Ordinal)];
    }

    private static string Bundle(params string[] objects) => $$"""{"type":"bundle","id":"bundle--00000000-0000-4000-8000-000000000001","objects":[{{string.Join(',', objects)}}]}""";

    private string File_(string name, string text)
    {
        var path = Path.Combine(_home, name);
        File.WriteAllText(path, text);
        return path;
    }

    private string Sample()
    {
        Assert.True(ElementKey.TryDomain("kroonpost.example", out var name));
        Assert.True(ElementKey.TryIp("198.51.100.23", out var origin));
        Assert.True(ElementKey.TryIp("198.51.100.24", out var spare));
        Assert.True(Country.TryParse("NL", out var nl));
        var share = new StixShare(
            "Zwin",
            _installation.Clock.GetUtcNow(),
            [
                new ElementFact(name, ElementKind.Domain, "kroonpost.example", Tlp.Amber, "") { Layer = ServiceLayer.Name },
                new ElementFact(origin, ElementKind.Server, "Server 7", Tlp.Amber, "") { Layer = ServiceLayer.Origin, Country = nl, Cost = 2 },
                new ElementFact(spare, ElementKind.Address, "198.51.100.24", Tlp.Amber, ""),
            ],
            [new RelationFact(name, origin, RelationTypes.ResolvesTo, Tlp.Amber, ""), new RelationFact(origin, spare, "administers", Tlp.Amber, "")],
            [new ChannelFact(StixShare.ChannelId("REIGER", "Kroonpost"), "Kroonpost", "site", ChannelStatus.Up, Tlp.Amber, "") { Audience = 1200, Elements = [name, origin] }]);
        var path = Path.Combine(_home, "feed.json");
        using var output = File.Create(path);
        FeedWriter.WriteStix(share, output);
        return path;
    }

    private async Task<ImportedFile> ImportedAsync(params string[] words) => ((ImportVerb.Response)(await RunAsync("watch import", words)).Value).Files[0];

    private async Task<Dictionary<string, long>> RowsAsync()
    {
        var shown = (App.Operation.ShowVerb.Response)(await RunAsync("operation show")).Value;
        return new Dictionary<string, long>(shown.Rows, StringComparer.Ordinal);
    }

    private async Task<KortwiekDb> StoreAsync()
    {
        var store = await _installation.OpenStoreAsync(Token);
        store.CurrentOperation = (await store.Set<OperationRow>().SingleAsync(Token)).Id;
        return store;
    }

    private async Task NewOperationAsync() => Assert.Equal(0, (await RunAsync("operation new", "CODE", "REIGER", "--title", "Grijze Reiger")).ExitCode);

    private async Task<Outcome<object>> RunAsync(string path, params string[] words)
    {
        var verb = Verbs.Find(path)!;
        var request = verb.Request(
            p => [.. Enumerable.Range(0, words.Length / 2).Where(i => words[2 * i] == p.Name).Select(i => words[2 * i + 1])], new LocalPaths(Force: false));
        if (request is not Outcome<object>.Done)
        {
            return request;
        }

        await using var scope = new Scope(_installation, null, actingMember: null);
        return await Runner.RunAsync(verb, request.Value, scope, NoProgress.Instance, Token);
    }
}
