using System.Text.Json;
using System.Xml.Linq;
using Kortwiek.App;
using Kortwiek.App.Impact;
using Kortwiek.Core;
using Kortwiek.Impact.Sample;
using Kortwiek.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Kortwiek.IntegrationTests.Impact;

public sealed class SurvivalVerbTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("kortwiek-impact-").FullName;
    private readonly Installation _installation;
    private readonly string _csv;

    public SurvivalVerbTests()
    {
        _installation = new Installation(Path.Combine(_home, "data"), new FakeTimeProvider(new DateTimeOffset(2027, 10, 20, 9, 0, 0, TimeSpan.Zero)));
        _csv = Path.Combine(_home, "down.csv");
        File.WriteAllBytes(_csv, ImpactSample.Make().Csv());
    }

    private string[] Sample => ["DATA", _csv, "--time", "days", "--event", "returned", "--group", "action", "--at", "7", "--at", "90"];

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task Without_an_operation_the_numbers_are_given_and_nothing_is_kept()
    {
        var answer = (SurvivalVerb.Response)(await RunAsync(Sample)).Value;
        Assert.Equal(["2025", "2026", "2027"], answer.Groups.Select(g => g.Name));
        Assert.Equal([7.0, 90.0], answer.Groups[0].At.Select(r => r.T));
        Assert.Equal(Digest.Sha256Of(ImpactSample.Make().Csv()), answer.Input.Sha256);
        Assert.False(_installation.Exists);
    }

    [Fact]
    public async Task In_an_operation_the_result_is_kept_and_its_figure_can_be_drawn_again()
    {
        await NewOperationAsync();
        var figure = Path.Combine(_home, "figure.svg");
        var answer = (SurvivalVerb.Response)(await RunAsync([.. Sample, "--event-name", "back", "--subjects", "channels", "--out", figure])).Value;
        await using var store = await _installation.OpenStoreAsync(CancellationToken.None);
        store.CurrentOperation = (await store.Set<OperationRow>().SingleAsync(TestContext.Current.CancellationToken)).Id;
        var run = await store.Set<RunRow>().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(SurvivalFigures.Kind, run.Kind);
        Assert.Equal(SurvivalFigures.Kind, Verbs.Find("impact survival")!.Kind);
        Assert.Equal(await File.ReadAllTextAsync(figure, TestContext.Current.CancellationToken), SurvivalFigures.Draw(run));
        Assert.Equal(JsonSerializer.Serialize(answer, KortwiekJson.Options), JsonSerializer.Serialize(SurvivalFigures.Read(run), KortwiekJson.Options));
        Assert.Contains(XDocument.Load(figure).Descendants(), e => e.Value.Contains(answer.Input.Sha256.ToString(), StringComparison.Ordinal));
        await using var kept = _installation.Folder("REIGER").Objects.Open(answer.Input.Sha256);
        Assert.Equal(new FileInfo(_csv).Length, kept.Length);
    }

    [Fact]
    public async Task The_document_has_the_fields_of_the_specification_and_no_NaN()
    {
        var verb = Verbs.Find("impact survival")!;
        var document = Document.Of(verb, await RunAsync(Sample));
        using var json = JsonDocument.Parse(document);
        Assert.StartsWith("{\"kind\":\"impact.survival/1\",\"input\":{\"file\":", document, StringComparison.Ordinal);
        Assert.Equal(["file", "sha256", "rows", "dropped", "dataUntil"], Names(json.RootElement.GetProperty("input")));
        Assert.Equal(["name", "n", "events", "median", "medianLo", "medianHi", "rmst", "rmstSe", "tau", "curve", "at", "entries"], Names(json.RootElement.GetProperty("groups")[0]));
        Assert.Equal(["t", "risk", "events", "censored", "s", "se", "lo", "hi", "h", "hSe"], Names(json.RootElement.GetProperty("groups")[0].GetProperty("curve")[0]));
        Assert.Equal(["chisq", "df", "p", "observed", "expected", "rho", "strata"], Names(json.RootElement.GetProperty("logrank")));
        Assert.DoesNotContain("NaN", document, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_input_is_refused_and_leaves_nothing_behind()
    {
        await NewOperationAsync();
        var figure = Path.Combine(_home, "figure.svg");
        Assert.Contains("no column \"tage\"", await FaultAsync(["DATA", _csv, "--time", "tage", "--event", "returned", "--out", figure]), StringComparison.Ordinal);
        Assert.Contains("The largest that all groups allow", await FaultAsync([.. Sample, "--tau", "4000", "--out", figure]), StringComparison.Ordinal);
        Assert.Contains("no such file", await FaultAsync(["DATA", _csv + "x", "--time", "days", "--event", "returned"]), StringComparison.Ordinal);
        Assert.Contains("folder", await FaultAsync(["DATA", _home, "--time", "days", "--event", "returned"]), StringComparison.Ordinal);
        Assert.Contains("--event", await FaultAsync(["DATA", _csv, "--time", "days"]), StringComparison.Ordinal);
        Assert.Contains("one of log-log, log, plain", await FaultAsync([.. Sample, "--conf", "logit"]), StringComparison.Ordinal);
        Assert.False(File.Exists(figure));
        await File.WriteAllTextAsync(figure, "mine", TestContext.Current.CancellationToken);
        Assert.Contains("already there", await FaultAsync([.. Sample, "--out", figure]), StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(figure, TestContext.Current.CancellationToken));
        await using var store = await _installation.OpenStoreAsync(CancellationToken.None);
        store.CurrentOperation = (await store.Set<OperationRow>().SingleAsync(TestContext.Current.CancellationToken)).Id;
        Assert.Empty(await store.Set<RunRow>().ToListAsync(TestContext.Current.CancellationToken));
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(p => p.Name);

    private async Task NewOperationAsync()
    {
        var verb = Verbs.Find("operation new")!;
        await using var scope = new Scope(_installation, null, actingMember: null);
        var outcome = await Runner.RunAsync(verb, Request(verb, ["CODE", "REIGER", "--title", "Grijze Reiger"]).Value, scope, NoProgress.Instance, TestContext.Current.CancellationToken);
        Assert.Equal(0, outcome.ExitCode);
    }

    private async Task<string> FaultAsync(string[] words) => Assert.IsType<Outcome<object>.Bad>(await RunAsync(words)).Fault.ToString();

    private async Task<Outcome<object>> RunAsync(string[] words)
    {
        var verb = Verbs.Find("impact survival")!;
        var request = Request(verb, words);
        if (request is not Outcome<object>.Done)
        {
            return request;
        }

        await using var scope = new Scope(_installation, null, actingMember: null);
        return await Runner.RunAsync(verb, request.Value, scope, NoProgress.Instance, TestContext.Current.CancellationToken);
    }

    // Pairs of a parameter's name and a value, as the command line gives them.
    private static Outcome<object> Request(Verb verb, string[] words) => verb.Request(
        p => [.. Enumerable.Range(0, words.Length / 2).Where(i => words[2 * i] == p.Name).Select(i => words[2 * i + 1])],
        new LocalPaths(Force: false));
}
