using System.Text.Json;
using Kortwiek.App;
using Kortwiek.Core;
using Kortwiek.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Kortwiek.IntegrationTests.Act;

/// <summary>An operation with a table, two elements and a channel; commands are given by members as on the command line.</summary>
internal sealed class Desk : IDisposable
{
    public const string Table =
        """
        {
          "authorities": [
            {"code": "zwin", "name": "Zwin", "country": "BE", "kind": "prosecutor", "timeZone": "Europe/Brussels"},
            {"code": "waddenzee", "name": "Waddenzee", "country": "NL", "kind": "police", "timeZone": "Europe/Amsterdam"}
          ],
          "members": [
            {"handle": "lieve", "displayName": "Lieve V.", "role": "coordinator", "authority": "zwin"},
            {"handle": "joris", "displayName": "Joris A.", "role": "magistrate", "authority": "zwin"},
            {"handle": "noor", "displayName": "Noor T.", "role": "analyst", "authority": "zwin"},
            {"handle": "sietske", "displayName": "Sietske H.", "role": "magistrate", "authority": "waddenzee"},
            {"handle": "jelmer", "displayName": "Jelmer T.", "role": "officer", "authority": "waddenzee"},
            {"handle": "froukje", "displayName": "Froukje Z.", "role": "officer", "authority": "waddenzee"}
          ],
          "days": [{"number": 1, "tZero": "2027-04-21T08:00:00Z", "title": "First day"}],
          "groups": [{"code": "D1", "day": 1, "title": "All at T", "rule": {"mode": "all", "quorum": 0, "minWeight": 0, "mustHave": []}, "pollOffset": "-00:05:00"}],
          "findings": [{"channel": "Kanaal", "at": "2027-03-01T00:00:00Z", "author": "noor", "reviewer": "joris", "evidenceFor": ["one key"], "evidenceAgainst": ["none in 40 posts"], "alternatives": ["a news site"]}]
        }
        """;

    public const string Instrument =
        """
        {"id": "I-001", "type": "eio-a", "issuer": "zwin", "executingState": "NL", "legalBasis": ["Directive 2014/41/EU"], "fileNumber": "ZW.1", "issuedAt": "2027-04-01T00:00:00Z",
         "validUntil": "2027-05-31T00:00:00Z", "language": "nl", "conditions": [], "documentSha256": null, "signedBy": "joris", "receivedAt": null, "supersedes": null}
        """;

    private readonly string _home = Directory.CreateTempSubdirectory("kortwiek-act-").FullName;

    public Desk()
    {
        Clock = new FakeTimeProvider(new DateTimeOffset(2027, 4, 19, 9, 0, 0, TimeSpan.Zero));
        Installation = new Installation(Path.Combine(_home, "data"), Clock);
    }

    public FakeTimeProvider Clock { get; }

    public Installation Installation { get; }

    public static async Task<Desk> OpenAsync(bool demo = false)
    {
        var desk = new Desk();
        await using var store = await desk.Installation.OpenStoreAsync(TestContext.Current.CancellationToken);
        _ = Country.TryParse("BE", out var belgium);
        await new OperationOpening(desk.Installation).OpenAsync(store, "REIGER", "Grijze Reiger", "Zwin", belgium, "jit", demo, "Hanne V.", new Asker.SystemUser(null), TestContext.Current.CancellationToken);
        return desk;
    }

    /// <summary>With the table set, and a server that serves the channel by a name.</summary>
    public async Task SetAsync()
    {
        await using (var store = await StoreAsync())
        {
            var clock = Installation.Clock;
            var server = new ElementRow { Id = Id<ElementRow>.New(clock), Key = Key("ip:192.0.2.1"), Kind = "server", Label = "192.0.2.1", Layer = "origin" };
            var name = new ElementRow { Id = Id<ElementRow>.New(clock), Key = Key("dom:kanaal.example"), Kind = "domain", Label = "kanaal.example", Layer = "name" };
            var channel = new ChannelRow { Id = Id<ChannelRow>.New(clock), Name = "Kanaal", Platform = "site", Status = "up", Source = "test" };
            store.AddRange(server, name, channel);
            store.Add(new RelationRow { Id = Id<RelationRow>.New(clock), FromId = name.Id, ToId = server.Id, Type = "resolves", Source = "test" });
            store.Add(new ChannelElementRow { Id = Id<ChannelElementRow>.New(clock), ChannelId = channel.Id, ElementId = server.Id });
            await store.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await DoneAsync("act table", "coordinator", "FILE", File("table.json", Table));
    }

    /// <summary>A measure that is ready, and everybody has said go.</summary>
    public async Task<string> ReadyAsync()
    {
        var added = await DoneAsync("measure add", "jelmer", "--element", "192.0.2.1", "--kind", "server-seizure", "--by", "waddenzee", "--group", "D1");
        var id = added.GetProperty("id").GetString()!;
        await DoneAsync("measure submit", "jelmer", "ID", id, "--instrument", File("instrument.json", Instrument), "--document", File("order.txt", "the order, signed"));
        await DoneAsync("measure authorise", "sietske", "ID", id);
        await DoneAsync("measure ready", "jelmer", "ID", id, "--team", "team 4", "--tools", "recorder", "--contact", "+00", "--clock-offset", "0.2");
        await DoneAsync("act poll", "sietske", "ANSWER", "go", "--day", "1");
        return id;
    }

    public string File(string name, string text)
    {
        var path = Path.Combine(_home, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public async Task<JsonElement> DoneAsync(string path, string member, params string[] words) => await DocumentAsync(0, path, member, words);

    public async Task<string> RefusedAsync(string path, string member, params string[] words)
    {
        var document = await DocumentAsync(1, path, member, words);
        return string.Join(' ', document.GetProperty("refusals").EnumerateArray().Select(r => r.GetProperty("guard").GetString()));
    }

    public async Task<string> FaultAsync(string path, string member, params string[] words) =>
        Assert.IsType<Outcome<object>.Bad>(await RunAsync(path, member, words)).Fault.ToString();

    public async Task<JsonElement> DocumentAsync(int exitCode, string path, string member, params string[] words)
    {
        var outcome = await RunAsync(path, member, words);
        Assert.True(outcome.ExitCode == exitCode, $"{path} {string.Join(' ', words)} by {member} ended with {outcome.ExitCode}: {outcome}{(outcome as Outcome<object>.Refused)?.All}");
        return JsonDocument.Parse(Document.Of(Verbs.Find(path)!, outcome)).RootElement;
    }

    public async Task<Outcome<object>> RunAsync(string path, string member, params string[] words)
    {
        var verb = Verbs.Find(path)!;
        var request = verb.Request(
            p => [.. Enumerable.Range(0, words.Length / 2).Where(i => words[2 * i] == p.Name).Select(i => words[(2 * i) + 1])],
            new LocalPaths(Force: false));
        if (request is not Outcome<object>.Done { Answer: { } wanted })
        {
            return request;
        }

        await using var scope = new Scope(Installation, null, member) { StepUp = path == "measure release" && words.Contains("--sign") ? await StepUpAsync(member, words) : null };
        return await Runner.RunAsync(verb, wanted, scope, NoProgress.Instance, TestContext.Current.CancellationToken);
    }

    // The hash that is on the page when somebody signs.
    private async Task<StepUp> StepUpAsync(string member, string[] words)
    {
        var group = words[Array.IndexOf(words, "--group") + 1];
        var shown = await DoneAsync("measure release", member, "--group", group);
        return new StepUp(Digest.TryParse(shown.GetProperty("planHash").GetString(), out var hash) ? hash : default, Clock.GetUtcNow(), "{}");
    }

    public async Task<KortwiekDb> StoreAsync()
    {
        var store = await Installation.OpenStoreAsync(TestContext.Current.CancellationToken);
        store.CurrentOperation = (await store.Set<OperationRow>().SingleAsync(TestContext.Current.CancellationToken)).Id;
        return store;
    }

    public void Dispose() => Directory.Delete(_home, recursive: true);

    private static ElementKey Key(string text) => ElementKey.TryParse(text, out var key) ? key : throw new FormatException(text);
}
