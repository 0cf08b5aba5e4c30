using System.Text;
using System.Text.Json;
using Kortwiek.App;
using Kortwiek.App.Evidence;
using Kortwiek.Core;
using Kortwiek.Evidence.Bags;
using Kortwiek.Evidence.Log;
using Kortwiek.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Kortwiek.IntegrationTests.Evidence;

public sealed class EvidenceVerbTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("kortwiek-evidence-").FullName;
    private readonly Installation _installation;

    public EvidenceVerbTests() =>
        _installation = new Installation(Path.Combine(_home, "data"), new FakeTimeProvider(new DateTimeOffset(2027, 4, 1, 9, 0, 0, TimeSpan.Zero)));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task An_exhibit_goes_from_intake_to_a_package_that_verifies_on_its_own()
    {
        await NewOperationAsync();
        var exhibit = await IntakeAsync(Folder("server", 12), "--copy-to", Path_("copies"));
        Assert.Equal(("EX-0001", 12L, "sealed", true), (exhibit.Number, exhibit.Files, exhibit.Status, exhibit.Copied));
        var verified = (Verification)(await RunAsync("evidence verify", "TARGET", "EX-0001")).Value;
        Assert.Equal(["log", "custody", "intake", "journal", "listing", "content"], verified.Checks.Select(c => c.Name));
        Assert.True(verified.Ok);
        var packed = (BagCreateVerb.Response)(await RunAsync("evidence bag create", "ITEM", "ex-0001", "--out", Path_("bag"))).Value;
        Assert.Equal((12L, 1), (packed.Files, packed.Entries));
        Assert.Equal(BagStatus.Valid, ((BagReport)(await RunAsync("evidence bag validate", "FOLDER", Path_("bag"))).Value).Status);
        var bag = (Verification)(await RunAsync("evidence verify", "TARGET", Path_("bag"))).Value;
        Assert.Equal(["bag", "policy", "entry", "listing", "root", "payload"], bag.Checks.Select(c => c.Name.Split('-')[0]));
        Assert.True(bag.Ok, string.Join('\n', bag.Checks));
        using (var record = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(Path_("bag/custody/record.docx"), false))
        {
            var text = record.MainDocumentPart!.Document!.InnerText;
            Assert.All((string[])["EX-0001", "warrant-12", "rack 4", exhibit.Root.ToString(), "intake", "Received by"], w => Assert.Contains(w, text, StringComparison.Ordinal));
        }

        Assert.Equal("%PDF", System.Text.Encoding.ASCII.GetString(await File.ReadAllBytesAsync(Path_("bag/custody/record.pdf"), Token))[..4]);

        // A second package holds the entry of the first.
        Assert.Equal(2, ((BagCreateVerb.Response)(await RunAsync("evidence bag create", "ITEM", "EX-0001", "--out", Path_("bag2"))).Value).Entries);
        var log = (Verification)(await RunAsync("evidence verify")).Value;
        Assert.True(log.Ok, string.Join('\n', log.Checks));
        Assert.True(CustodyChain.Check(LogReader.Open(_installation.Folder("REIGER").Log).Value, Token).Ok);
        await using var store = await StoreAsync();
        Assert.Equal(3, await store.Set<RunRow>().CountAsync(r => r.Kind == "evidence.verify/1", Token));
        var row = await store.Set<ExhibitRow>().SingleAsync(Token);
        Assert.Equal((exhibit.Root, "warrant-12", "rack 4"), (row.Root, row.LegalBasis, row.Place));
    }

    [Fact]
    public async Task A_flipped_bit_in_the_copy_or_the_package_is_a_no()
    {
        await NewOperationAsync();
        await IntakeAsync(Folder("server", 3), "--copy-to", Path_("copies"));
        Assert.Equal(0, (await RunAsync("evidence bag create", "ITEM", "EX-0001", "--out", Path_("bag"))).ExitCode);
        Flip(Path_("copies/EX-0001/f1"));
        var outcome = await RunAsync("evidence verify", "TARGET", "EX-0001");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("f1 has other bytes", ((Verification)outcome.Value).Checks[^1].Detail, StringComparison.Ordinal);
        Assert.Equal("content-changed", Assert.IsType<Outcome<object>.Refused>(await RunAsync("evidence bag create", "ITEM", "EX-0001", "--out", Path_("bag3"))).All.All[0].Guard);
        Assert.False(Directory.Exists(Path_("bag3")));
        var entry = Path.GetFileName(Directory.EnumerateFiles(Path_("bag/custody"), "entry-*.json").Single());
        foreach (var file in (string[])["data/f0", "custody/checkpoint", "custody/" + entry, "custody/listing.jsonl"])
        {
            Flip(Path_("bag/" + file));
            Assert.Equal(1, (await RunAsync("evidence verify", "TARGET", Path_("bag"))).ExitCode);
            Flip(Path_("bag/" + file));
        }

        Assert.Equal(0, (await RunAsync("evidence verify", "TARGET", Path_("bag"))).ExitCode);
    }

    [Fact]
    public async Task An_installation_that_was_moved_still_finds_its_copies()
    {
        await NewOperationAsync();
        await IntakeAsync(Folder("server", 2), "--copy-to", Path_("data/copies"));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Move(Path_("data"), Path_("moved"));
        var verb = Verbs.Find("evidence verify")!;
        await using var scope = new Scope(new Installation(Path_("moved"), _installation.Clock), null, actingMember: null);
        Assert.Equal(0, (await Runner.RunAsync(verb, new VerifyVerb.Request(new InputPath("EX-0001")), scope, NoProgress.Instance, Token)).ExitCode);
    }

    [Fact]
    public async Task Several_paths_become_several_exhibits_and_a_number_is_never_used_twice()
    {
        await NewOperationAsync();
        File.WriteAllText(Path_("one.img"), "image");
        var response = (IntakeVerb.Response)(await RunAsync("evidence intake", "PATHS", Folder("a", 1), "PATHS", Path_("one.img"), "--where", "rack 4", "--under", "warrant-12", "--by", "examiner")).Value;
        Assert.Equal(["EX-0001", "EX-0002"], response.Exhibits.Select(e => e.Number));
        Assert.Equal(Digest.Sha256Of("image"u8), response.Exhibits[1].Sha256);
        Assert.Equal(2, (await RunAsync("evidence intake", "PATHS", Path_("nothing"), "--where", "r", "--under", "w")).ExitCode);
        Assert.Equal("EX-0003", (await IntakeAsync(Folder("a", 1))).Number);
        var log = LogReader.Open(_installation.Folder("REIGER").Log).Value;
        var (_, entry) = CustodyChain.Of(log, "EX-0002").Single();
        Assert.StartsWith("examiner/", entry.By, StringComparison.Ordinal);
        Assert.Equal(("intake", "rack 4", "warrant-12"), (entry.Type, entry.Where, entry.Under));
        Assert.Equal(0, (await RunAsync("evidence verify", "TARGET", "EX-0002")).ExitCode);
    }

    [Fact]
    public async Task No_intake_without_a_legal_basis_or_an_operation()
    {
        var folder = Folder("a", 1);
        Assert.Equal(2, (await RunAsync("evidence intake", "PATHS", folder, "--where", "r", "--under", "w")).ExitCode);
        await NewOperationAsync();
        Assert.Equal("missing-option", Fault(await RunAsync("evidence intake", "PATHS", folder, "--where", "r")).Code);
        Assert.Equal("missing-option", Fault(await RunAsync("evidence intake", "PATHS", folder, "--where", "r", "--under", " ")).Code);
        Assert.Equal("link", Fault(await RunAsync("evidence intake", "PATHS", Link("l", folder), "--where", "r", "--under", "w")).Code);
        Assert.Equal("output-under-source", Fault(await RunAsync("evidence intake", "PATHS", folder, "--where", "r", "--under", "w", "--copy-to", Path.Combine(folder, "c"))).Code);
        await using var store = await StoreAsync();
        Assert.Equal(0, await store.Set<ExhibitRow>().CountAsync(Token));
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(_installation.Folder("REIGER").Path, "exhibits")));
    }

    [Fact]
    public async Task A_proof_of_the_log_verifies_under_a_policy_and_a_changed_entry_does_not()
    {
        await NewOperationAsync();
        await IntakeAsync(Folder("a", 2));
        var checkpoint = (LogCheckpointVerb.Response)(await RunAsync("evidence log checkpoint", "--out", Path_("checkpoint"))).Value;
        Assert.Equal(checkpoint.Note, await File.ReadAllTextAsync(Path_("checkpoint"), Token));
        await File.WriteAllTextAsync(Path_("policy"), $"log {checkpoint.Key}\nquorum none\n", Token);
        var proved = (LogProveVerb.Response)(await RunAsync("evidence log prove", "ENTRY", "EX-0001", "--out", Path_("p"), "--entry-out", Path_("e"))).Value;
        Assert.Contains("\"item\":\"EX-0001\"", proved.Text, StringComparison.Ordinal);
        string[] words = ["PROOF", Path_("p"), "--entry", Path_("e"), "--policy", Path_("policy")];
        Assert.Equal(0, (await RunAsync("evidence log verify-proof", words)).ExitCode);
        Flip(Path_("e"));
        Assert.Equal(1, (await RunAsync("evidence log verify-proof", words)).ExitCode);
        Flip(Path_("e"));
        Flip(Path_("p"));
        Assert.Equal(1, (await RunAsync("evidence log verify-proof", words)).ExitCode);
        Assert.Equal("unknown-entry", Fault(await RunAsync("evidence log prove", "ENTRY", "99", "--out", Path_("q"))).Code);
        Assert.Equal("unknown-exhibit", Fault(await RunAsync("evidence log prove", "ENTRY", "EX-0009", "--out", Path_("q"))).Code);
        Assert.Equal("output-exists", Fault(await RunAsync("evidence log prove", "ENTRY", "0", "--out", Path_("p"))).Code);
    }

    [Fact]
    public async Task Proof_vectors_are_judged_by_their_verb()
    {
        await File.WriteAllTextAsync(Path_("in.json"), """{"leafIdx":0,"treeSize":1,"root":"DTrtAjFI/9KiWfvQzcf7PPl1ZYdg03dbgq9vkKrMLfw=","leafHash":"DTrtAjFI/9KiWfvQzcf7PPl1ZYdg03dbgq9vkKrMLfw=","proof":null}""", Token);
        Assert.Equal(0, (await RunAsync("evidence log verify-inclusion", "FILE", Path_("in.json"))).ExitCode);
        Assert.Equal(2, (await RunAsync("evidence log verify-consistency", "FILE", Path_("in.json"))).ExitCode);
        await File.WriteAllTextAsync(Path_("in.json"), """{"leafIdx":1,"treeSize":1,"root":"DTrtAjFI/9KiWfvQzcf7PPl1ZYdg03dbgq9vkKrMLfw=","leafHash":"DTrtAjFI/9KiWfvQzcf7PPl1ZYdg03dbgq9vkKrMLfw=","proof":null}""", Token);
        Assert.Equal(1, (await RunAsync("evidence log verify-inclusion", "FILE", Path_("in.json"))).ExitCode);
    }

    [Fact]
    public async Task The_documents_have_the_fields_of_the_specification()
    {
        await NewOperationAsync();
        await IntakeAsync(Folder("a", 1));
        using var verify = JsonDocument.Parse(Document.Of(Verbs.Find("evidence verify")!, await RunAsync("evidence verify", "TARGET", "EX-0001")));
        Assert.Equal("evidence.verify/1", verify.RootElement.GetProperty("kind").GetString());
        Assert.True(verify.RootElement.GetProperty("ok").GetBoolean());
        Assert.Equal(["name", "ok", "detail"], verify.RootElement.GetProperty("checks")[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal(["notBefore", "notAfter", "basis"], verify.RootElement.GetProperty("time").EnumerateObject().Select(p => p.Name));
        Directory.CreateDirectory(Path_("empty"));
        using var bag = JsonDocument.Parse(Document.Of(Verbs.Find("evidence bag validate")!, await RunAsync("evidence bag validate", "FOLDER", Path_("empty"))));
        Assert.Equal("invalid", bag.RootElement.GetProperty("status").GetString());
        Assert.Equal(["code", "file", "line", "message"], bag.RootElement.GetProperty("errors")[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal(["files", "bytes"], bag.RootElement.GetProperty("payload").EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task An_intake_killed_at_random_moments_ends_in_one_exhibit_with_the_same_root()
    {
        using var cli = new Cli();
        Assert.Equal(0, (await cli.RunAsync("operation", "new", "KILL", "--title", "t")).ExitCode);
        var folder = Folder("many", 1500);
        string[] command = ["evidence", "intake", folder, "--where", "r", "--under", "w", "--copy-to", Path.Combine(cli.Home, "copies"), "--json"];
        var whole = (await cli.RunAsync("evidence", "intake", folder, "--where", "r", "--under", "w", "--json")).Json.GetProperty("exhibits")[0];
        var random = new Xoshiro256(3);
        var killed = 0;
        for (var i = 0; i < 5; i++)
        {
            using var process = cli.Start(command);
            await Task.Delay(200 + random.Below(1500), Token);
            if (!process.HasExited)
            {
                process.Kill();
                killed++;
            }

            await process.WaitForExitAsync(Token);
            if (process.ExitCode == 0)
            {
                break;
            }
        }

        Assert.True(killed > 0, "no run was still going when it was to be killed");
        var json = (await cli.RunAsync("evidence", "verify", "EX-0002", "--json")) is { ExitCode: 0 } done
            ? done.Json
            : (await cli.RunAsync(command)).ExitCode == 0 ? (await cli.RunAsync("evidence", "verify", "EX-0002", "--json")).Json : default;
        Assert.True(json.GetProperty("ok").GetBoolean());
        Assert.Contains(whole.GetProperty("root").GetString()!, json.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, (await cli.RunAsync("store", "check")).ExitCode);
        Assert.Equal(1500, Directory.EnumerateFiles(Path.Combine(cli.Home, "copies", "EX-0002")).Count());
    }

    private static BadInput Fault(Outcome<object> outcome) => Assert.IsType<Outcome<object>.Bad>(outcome).Fault;

    private static void Flip(string path)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.WriteAllBytes(path, bytes);
    }

    private string Path_(string name) => Path.Combine(_home, name);

    private string Link(string name, string target)
    {
        File.CreateSymbolicLink(Path_(name), target);
        return Path_(name);
    }

    private string Folder(string name, int files)
    {
        Directory.CreateDirectory(Path_(name));
        for (var i = 0; i < files; i++)
        {
            File.WriteAllBytes(Path.Combine(Path_(name), $"f{i}"), Encoding.UTF8.GetBytes($"content {i} of {name}"));
        }

        return Path_(name);
    }

    private async Task<IntakeVerb.Exhibit> IntakeAsync(string path, params string[] more)
    {
        var outcome = await RunAsync("evidence intake", ["PATHS", path, "--where", "rack 4", "--under", "warrant-12", .. more]);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        return ((IntakeVerb.Response)outcome.Value).Exhibits[0];
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
            p => [.. Enumerable.Range(0, words.Length / 2).Where(i => words[2 * i] == p.Name).Select(i => words[(2 * i) + 1])], new LocalPaths(Force: false));
        if (request is not Outcome<object>.Done)
        {
            return request;
        }

        await using var scope = new Scope(_installation, null, actingMember: null);
        return await Runner.RunAsync(verb, request.Value, scope, NoProgress.Instance, Token);
    }
}
