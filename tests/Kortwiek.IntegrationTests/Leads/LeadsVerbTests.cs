using System.Text.Json;
using Kortwiek.App;
using Kortwiek.App.Leads;
using Kortwiek.Core;
using Kortwiek.Leads;
using Kortwiek.Leads.Sample;
using Kortwiek.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Kortwiek.IntegrationTests.Leads;

public sealed class LeadsVerbTests : IDisposable
{
    private const string Access = "192.0.2.7 - - [17/May/2015:10:05:03 +0000] \"GET /a HTTP/1.1\" 200 5 \"-\" \"x\"\n";
    private static readonly SampleSet Sample = LogSample.Make(7, 20_000);

    private readonly string _home = Directory.CreateTempSubdirectory("kortwiek-leads-").FullName;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 2, 1, 9, 0, 0, 750, TimeSpan.Zero));
    private readonly Installation _installation;

    public LeadsVerbTests() => _installation = new Installation(Path.Combine(_home, "data"), _clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task From_logs_to_dossiers()
    {
        await NewOperationAsync(demo: true);
        var parsed = await DoneAsync<ParseVerb.Response>("leads parse", ParseSample());
        Assert.Equal(12, parsed.Files.Count);
        Assert.True(parsed.Kept);
        Assert.Equal(parsed.Totals.Lines, parsed.Totals.Parsed + parsed.Totals.Rejected + parsed.Totals.Blank + parsed.Totals.Continued + parsed.Totals.Repeated);
        Assert.Equal(12, Directory.GetDirectories(_installation.Folder("REIGER").Events).Length);

        var found = await DoneAsync<FindVerb.Response>("leads find");
        Assert.Equal((31, 31), (found.Leads.Count, found.New));
        Assert.All(found.Leads, l => Assert.Equal(LeadState.Proposed, l.State));

        var administrator = found.Leads.First(l => l.Class == LeadClass.Administrator && l.Country.Code == "NL");
        var shown = await DoneAsync<ShowVerb.Response>("leads show", "ID", administrator.Id[..8], "--queries", "true");
        Assert.Equal(administrator.Id, shown.Lead.Id);
        Assert.Empty(shown.Blocks);
        Assert.Equal(shown.Lead.Reasons.Count, shown.Queries.Count);
        Assert.NotEmpty(shown.Sources);

        var blocked = found.Leads.Single(l => l.Safeguards.Any(s => s.Effect == SafeguardEffect.Blocks));
        var refused = Assert.IsType<Outcome<object>.Refused>(await ConfirmAsync(blocked.Id));
        Assert.Equal("protected-list", Assert.Single(refused.All.All).Guard);

        var turk = found.Leads.First(l => l.Country.Code == "TR");
        foreach (var id in (string[])[administrator.Id, turk.Id])
        {
            var decision = Assert.IsType<ConfirmVerb.Response>(Assert.IsType<Outcome<object>.Done>(await ConfirmAsync(id)).Answer).Decision;
            Assert.Equal((LeadState.Confirmed, "2026-02-01T09:00:00Z"), (decision.State, Utc.Text(decision.At)));
        }

        var rejected = await DoneAsync<RejectVerb.Response>("leads reject", "ID", found.Leads[^1].Id, "--reason", "a shared office");
        Assert.Equal(LeadState.Rejected, rejected.Decision.State);

        // A second search finds the same leads, and what was decided stays decided.
        var again = await DoneAsync<FindVerb.Response>("leads find");
        Assert.Equal((31, 0), (again.Leads.Count, again.New));
        Assert.Equal(LeadState.Confirmed, again.Leads.Single(l => l.Id == administrator.Id).State);

        var folder = Path.Combine(_home, "out");
        var no = Assert.IsType<Outcome<object>.No>(await RunAsync("leads dossiers", "--out", folder, "--transfers", Path.Combine(_home, "sample", "tables", "transfers.csv")));
        var dossiers = (DossiersVerb.Response)no.Answer;
        Assert.Equal("NL", Assert.Single(dossiers.Dossiers).Cc.Code);
        Assert.Equal("TR", Assert.Single(dossiers.Blocked).Country.Code);
        Assert.Contains("TR", no.Reason, StringComparison.Ordinal);
        Assert.Equal(["NL", "manifest.json"], Directory.EnumerateFileSystemEntries(folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
        Assert.Equal(dossiers.Dossiers[0].Html, Digest.Sha256Of(await File.ReadAllBytesAsync(Path.Combine(folder, "NL", "dossier.html"), Token)));
        Assert.Equal(["dossier.docx", "dossier.html", "dossier.json", "dossier.pdf"], Directory.EnumerateFiles(Path.Combine(folder, "NL")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
        using (var manifest = System.Text.Json.JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "manifest.json"), Token)))
        {
            Assert.All(manifest.RootElement.GetProperty("files").EnumerateArray(), f => Assert.Equal(
                f.GetProperty("sha256").GetString(), Digest.Sha256Of(File.ReadAllBytes(Path.Combine(folder, f.GetProperty("path").GetString()!))).ToString()));
            Assert.Equal(4, manifest.RootElement.GetProperty("files").GetArrayLength());
        }

        using (var document = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(Path.Combine(folder, "NL", "dossier.docx"), false))
        {
            // The text document says the page's words: leads, their actors and reasons.
            var text = document.MainDocumentPart!.Document!.InnerText;
            Assert.All([administrator.Id, .. administrator.Actor.Pseudonyms, .. administrator.Reasons.Select(r => r.Title)], w => Assert.Contains(w, text, StringComparison.Ordinal));
            Assert.Contains("TLP:AMBER+STRICT", document.MainDocumentPart.HeaderParts.Single().Header!.InnerText, StringComparison.Ordinal);
        }

        await using var store = await StoreAsync();
        Assert.Equal(["NL", "TR"], (await store.Set<DossierRow>().ToListAsync(Token)).Select(d => d.Country.Code).Order());
        Assert.Equal(1, await store.Set<OutboxRow>().CountAsync(o => o.Type == "disclose", Token));
        Assert.Equal(1, await store.Set<OutboxRow>().CountAsync(o => o.Type == "consult", Token));
        Assert.Equal(1, await store.Set<OutboxRow>().CountAsync(o => o.Type == "refuse", Token));
    }

    [Fact]
    public async Task A_confirmation_lists_all_that_is_missing_and_ends_with_2()
    {
        await NewOperationAsync(demo: true);
        await RunAsync("leads parse", ParseSample());
        var lead = (await DoneAsync<FindVerb.Response>("leads find")).Leads[0];
        var bad = Assert.IsType<Outcome<object>.Bad>(await RunAsync("leads confirm", "ID", lead.Id, "--reason", " "));
        Assert.Equal(2, bad.ExitCode);
        Assert.Equal("To confirm a lead, also say --reason, --purpose, --under, --retain-until, --subject.", bad.Fault.Message);
        Assert.Equal("unknown-lead", Assert.IsType<Outcome<object>.Bad>(await RunAsync("leads show", "ID", "ffff0000")).Fault.Code);
        Assert.IsType<Outcome<object>.Refused>(await RunAsync("leads dossiers", "--out", Path.Combine(_home, "none"), "--transfers", Path.Combine(_home, "sample", "tables", "transfers.csv")));
        Assert.False(Directory.Exists(Path.Combine(_home, "none")));
    }

    [Fact]
    public async Task The_same_file_is_one_source_however_often_it_is_parsed()
    {
        await NewOperationAsync(demo: false);
        var path = File_("access.log", Access + Access);
        var first = await DoneAsync<ParseVerb.Response>("leads parse", "PATHS", path, "PATHS", File_("copy.log", Access + Access), "--without-tables", "true");
        Assert.Single(first.Files);
        Assert.Equal(path, Assert.Single(first.Duplicates).Of);
        await RunAsync("leads parse", "PATHS", path, "--without-tables", "true");
        await using var store = await StoreAsync();
        Assert.Equal(2, (await store.Set<LogSourceRow>().SingleAsync(Token)).Parsed);
        Assert.Single(Directory.GetDirectories(_installation.Folder("REIGER").Events));
        Assert.Equal(1, (await RunAsync("leads find")).ExitCode);
    }

    [Fact]
    public async Task Without_an_operation_lines_are_counted_and_nothing_is_kept()
    {
        var answer = await DoneAsync<ParseVerb.Response>("leads parse", "PATHS", File_("access.log", Access), "--without-tables", "true");
        Assert.False(answer.Kept);
        Assert.False(Directory.Exists(_installation.Home));
        var folder = Path.Combine(_home, "events");
        Assert.True((await DoneAsync<ParseVerb.Response>("leads parse", "PATHS", File_("access.log", Access), "--without-tables", "true", "--out", folder)).Kept);
        Assert.Single(FindOptions.Files(folder));
        var found = Assert.IsType<Outcome<object>.No>(await RunAsync("leads find", "EVENTS", folder));
        Assert.Equal(1, ((FindVerb.Response)found.Answer).Events);
    }

    [Fact]
    public async Task An_unknown_or_cut_file_ends_with_1_and_the_others_are_kept()
    {
        await NewOperationAsync(demo: false);
        var unknown = File_("notes.txt", "one\ntwo\n");
        var outcome = Assert.IsType<Outcome<object>.No>(await RunAsync("leads parse", "PATHS", unknown, "PATHS", File_("access.log", Access), "--without-tables", "true"));
        Assert.Contains("notes.txt: its format is not known", outcome.Reason, StringComparison.Ordinal);
        Assert.Equal(2, ((ParseVerb.Response)outcome.Answer).Files.Count);
        Assert.Single(Directory.GetDirectories(_installation.Folder("REIGER").Events), d => FindOptions.Files(d).Count > 0);
    }

    [Theory]
    [InlineData("--tz", "Mars/Olympus")]
    [InlineData("--year", "99")]
    [InlineData("--jobs", "0")]
    [InlineData("--format", "nonsense")]
    public async Task Bad_options_end_with_2_and_leave_nothing(string option, string value)
    {
        await NewOperationAsync(demo: false);
        var outcome = await RunAsync("leads parse", "PATHS", File_("access.log", Access), option, value, "--without-tables", "true");
        Assert.IsType<Outcome<object>.Bad>(outcome);
        Assert.Empty(Directory.GetFileSystemEntries(_installation.Folder("REIGER").Events));
    }

    [Fact]
    public async Task A_bad_table_is_named_with_its_line()
    {
        await NewOperationAsync(demo: false);
        var bad = Assert.IsType<Outcome<object>.Bad>(await RunAsync("leads parse", "PATHS", File_("access.log", Access), "--geo", File_("geo.csv", "240.0.0.0,240.0.0.9,Q9\n")));
        Assert.Equal(1, bad.Fault.Line);
        Assert.IsType<Outcome<object>.Bad>(await RunAsync("leads parse", "PATHS", Path.Combine(_home, "absent")));
        Assert.IsType<Outcome<object>.Bad>(await RunAsync("leads parse", "PATHS", Directory.CreateDirectory(Path.Combine(_home, "empty")).FullName));
        Assert.IsType<Outcome<object>.Bad>(await RunAsync("leads find"));
    }

    [Fact]
    public async Task Clear_addresses_and_names_are_nowhere_in_the_operations_folder()
    {
        await NewOperationAsync(demo: true);
        await RunAsync("leads parse", ParseSample());
        await RunAsync("leads find");
        var truth = JsonDocument.Parse(Sample.Files.Single(f => f.Path == "truth.json").Bytes).RootElement.GetProperty("persons");
        var clear = truth.EnumerateArray().SelectMany(p => p.GetProperty("addresses").EnumerateArray()).Select(a => System.Text.Encoding.UTF8.GetBytes(a.GetString()!)).ToList();
        foreach (var file in Directory.EnumerateFiles(_installation.Home, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, Token);
            Assert.All(clear.Where(c => c.Length > 8), c => Assert.True(bytes.ToArray().AsSpan().IndexOf(c) < 0, file));
        }
    }

    private string[] ParseSample()
    {
        foreach (var file in Sample.Files)
        {
            var path = Path.Combine(_home, "sample", file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Bytes);
        }

        var tables = Path.Combine(_home, "sample", "tables");
        return
        [
            "PATHS", Path.Combine(_home, "sample", "logs"),
            "--geo", Path.Combine(tables, "geo.csv"), "--asn", Path.Combine(tables, "asn.csv"), "--tor", Path.Combine(tables, "tor.txt"), "--protected", Path.Combine(tables, "protected.csv"),
            "--tables-of", "2026-01-01", "--tz", "UTC", "--skew", "0", "--acquired-at", Utc.Text(Sample.SeizedAt),
        ];
    }

    private Task<Outcome<object>> ConfirmAsync(string id) => RunAsync(
        "leads confirm", "ID", id, "--reason", "checked", "--purpose", "identify", "--under", "Art. 5", "--retain-until", "2027-01-01", "--subject", "suspect");

    private string File_(string name, string text)
    {
        var path = Path.Combine(_home, name);
        File.WriteAllText(path, text);
        return path;
    }

    private async Task NewOperationAsync(bool demo)
    {
        await using var store = await _installation.OpenStoreAsync(Token);
        await new OperationOpening(_installation).OpenAsync(store, "REIGER", "Reiger", "Zwin", default, "jit", demo, "Ana", new Asker.SystemUser(null), Token);
    }

    private async Task<KortwiekDb> StoreAsync()
    {
        var store = await _installation.OpenStoreAsync(Token);
        store.CurrentOperation = (await store.Set<OperationRow>().SingleAsync(Token)).Id;
        return store;
    }

    private async Task<TResponse> DoneAsync<TResponse>(string path, params string[] words) =>
        (TResponse)Assert.IsType<Outcome<object>.Done>(await RunAsync(path, words)).Answer;

    // Pairs of a parameter's name and a text.
    private async Task<Outcome<object>> RunAsync(string path, params string[] words)
    {
        var verb = Verbs.Find(path)!;
        var texts = words.Chunk(2).ToLookup(w => w[0], w => w[1]);
        Assert.All(texts, t => Assert.Contains(verb.Parameters, p => p.Name == t.Key));
        var request = verb.Request(p => [.. texts[p.Name]], new LocalPaths(false));
        if (request is not Outcome<object>.Done { Answer: var wanted })
        {
            return request;
        }

        await using var scope = new Scope(_installation, null, actingMember: null);
        return await Runner.RunAsync(verb, wanted, scope, NoProgress.Instance, Token);
    }
}
