using Kortwiek.App;
using Kortwiek.Core;
using Kortwiek.Store;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.IntegrationTests.Store;

/// <summary>How an installation comes to use PostgreSQL, and what it says where that cannot be.</summary>
public sealed class PostgresInstallationTests : IDisposable
{
    private const string Secret = "zeer-geheim-7";
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("kortwiek-pg-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Installation Installation => new(_home.FullName, TimeProvider.System);

    [Fact]
    public async Task The_owner_makes_the_tables_and_the_program_works_with_them()
    {
        await using var server = await PostgresServer.CreateAsync();
        server.NameIn(_home.FullName);
        Assert.Contains("kortwiek store migrate", await FaultAsync("operation list"), StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("store migrate")).ExitCode);
        Assert.Equal(0, (await RunAsync("store migrate")).ExitCode);
        Assert.Equal(0, (await RunAsync("operation new", ("code", "ALPHA"), ("title", "Test"))).ExitCode);
        var check = await RunAsync("store check");
        var lines = ((App.Store.CheckVerb.Response)check.Value).Checks;
        Assert.All(lines, l => Assert.True(l.Ok, l.Detail));
        Assert.StartsWith("PostgreSQL 15", lines[0].Detail, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_home.FullName, "kortwiek.db")));
    }

    [Fact]
    public async Task The_migrations_say_all_that_the_rows_say()
    {
        await using var store = PostgresKortwiekDb.Open("Host=localhost");
        Assert.False(store.Database.HasPendingModelChanges(), "A row changed: dotnet ef migrations add NAME … (CONTRIBUTING.md)");
    }

    [Fact]
    public async Task A_superuser_or_an_owner_is_not_worked_as()
    {
        await using var server = await PostgresServer.CreateWithTablesAsync();
        foreach (var connection in (string[])[server.Superuser, server.Owner])
        {
            Name(connection);
            Assert.Contains("need-to-know would not hold", await FaultAsync("operation list"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_the_owner_nothing_is_migrated()
    {
        await using var server = await PostgresServer.CreateAsync();
        server.NameIn(_home.FullName, withOwner: false);
        Assert.Contains("KORTWIEK_DB_OWNER", await FaultAsync("store migrate"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=/nowhere-at-all;Username=kw;Password=" + Secret)]
    [InlineData("Host=127.0.0.1;Port=1;Username=kw;Timeout=3;Password=" + Secret)]
    [InlineData("Passwort=" + Secret)]
    [InlineData(Secret)]
    [InlineData("Host=x;Port=" + Secret)]
    public async Task A_connection_that_does_not_work_is_one_sentence_without_the_secret(string connection)
    {
        Name(connection);
        foreach (var verb in (string[])["operation list", "operation show", "store check"])
        {
            var outcome = await RunAsync(verb);
            Assert.Equal("store", Assert.IsType<Outcome<object>.Bad>(outcome).Fault.Code);
            Assert.Contains("PostgreSQL", outcome.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, outcome.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_connection_file_that_others_can_read_is_refused()
    {
        Name("Host=/nowhere-at-all");
        File.SetUnixFileMode(Path.Combine(_home.FullName, "postgres.connection"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Contains("chmod 600", await FaultAsync("operation list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_writer_on_another_machine_waits_for_its_turn()
    {
        await using var server = await PostgresServer.CreateWithTablesAsync();
        server.NameIn(_home.FullName);
        Assert.Equal(0, (await RunAsync("operation new", ("code", "ALPHA"), ("title", "Test"))).ExitCode);
        await using var store = PostgresKortwiekDb.Open(server.Program);
        var operation = await store.Set<OperationRow>().SingleAsync(Cancellation);
        await store.EnterAsync(operation.Id, Access.OnlyShared(operation.Id), Cancellation);
        await store.TakeTurnAsync(Cancellation);
        var writing = RunAsync("act table", ("file", File_("{}")));

        // It waits in the server, which can be asked; no time is measured.
        await using var look = PostgresKortwiekDb.Open(server.Program);
        while (await look.Database.SqlQueryRaw<int>("SELECT count(*)::int AS \"Value\" FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())").SingleAsync(Cancellation) == 0)
        {
            Assert.False(writing.IsCompleted);
            await Task.Yield();
        }

        await store.Database.CommitAsync();
        Assert.Equal(0, (await writing).ExitCode);
    }

    public void Dispose() => _home.Delete(recursive: true);

    private string File_(string text)
    {
        var path = Path.Combine(_home.FullName, "table.json");
        File.WriteAllText(path, text);
        return path;
    }

    private void Name(string connection)
    {
        var path = Path.Combine(_home.FullName, "postgres.connection");
        File.WriteAllText(path, connection);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private async Task<string> FaultAsync(string path) => Assert.IsType<Outcome<object>.Bad>(await RunAsync(path)).Fault.Message;

    private async Task<Outcome<object>> RunAsync(string path, params (string Field, string Text)[] texts)
    {
        var verb = Verbs.Find(path)!;
        var request = verb.Request(p => [.. texts.Where(t => t.Field == p.Field).Select(t => t.Text)], new LocalPaths(Force: false)).Value;
        await using var scope = new Scope(Installation, null, actingMember: null);
        return await Runner.RunAsync(verb, request, scope, NoProgress.Instance, Cancellation);
    }
}
