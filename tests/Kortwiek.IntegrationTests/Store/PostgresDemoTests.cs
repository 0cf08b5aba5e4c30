using System.Text.RegularExpressions;
using Kortwiek.App.Demo;
using Kortwiek.App.Store;

namespace Kortwiek.IntegrationTests.Store;

/// <summary>The main job on PostgreSQL says what it says on SQLite.</summary>
[Collection(Demos.Name)]
public sealed partial class PostgresDemoTests(SqliteDemo sqlite, PostgresDemo postgres)
{
    [Fact]
    public void Every_step_of_the_demo_finds_the_same_on_both_databases() =>
        Assert.Equal(Found(sqlite.Answer), Found(postgres.Answer));

    [Fact]
    public async Task Every_reading_verb_gives_the_same_document()
    {
        Assert.NotNull(postgres.Answer);
        foreach (var (path, texts) in ((string, (string, string)[])[])[
            ("measure list", []), ("deadline list", [("all", "true")]), ("act board", [("day", "1")]), ("act board", [("day", "2")]), ("compartment list", [])])
        {
            Assert.Equal(Neutral((await sqlite.JsonAsync(path, "lieve", texts)).GetRawText()), Neutral((await postgres.JsonAsync(path, "lieve", texts)).GetRawText()));
        }
    }

    [Fact]
    public async Task The_store_checks_out_on_both()
    {
        Assert.NotNull(postgres.Answer);
        foreach (var demo in (Demo[])[sqlite, postgres])
        {
            var checks = ((CheckVerb.Response)(await demo.RunAsync("store check", null)).Value).Checks;
            Assert.All(checks, c => Assert.True(c.Ok, $"{c.Name}: {c.Detail}"));
        }
    }

    [Fact]
    public async Task The_demo_on_PostgreSQL_takes_the_place_of_an_older_one()
    {
        Assert.NotNull(postgres.Answer);
        var again = (DemoVerb.Response)(await postgres.RunAsync("demo", null, ("noServe", "true"))).Value;
        Assert.Equal(Found(postgres.Answer), Found(again));
        Assert.Equal(0, (await postgres.RunAsync("store check", null)).ExitCode);
    }

    private static IEnumerable<string> Found(DemoVerb.Response answer) => answer.Steps.Select(s => $"{s.Phase}: {Neutral(s.Found)}");

    // Digests of pages with times of entry, ids and instants of entry differ from run to run.
    private static string Neutral(string text) => Changing().Replace(text, "~");

    [GeneratedRegex("sha256:[0-9a-f]{64}|[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{22}|\"askedAt\":\"[^\"]+\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Changing();
}
