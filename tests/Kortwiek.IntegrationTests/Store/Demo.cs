using System.Text.Json;
using Kortwiek.App;
using Kortwiek.App.Demo;
using Kortwiek.Core;

namespace Kortwiek.IntegrationTests.Store;

/// <summary>The sample operation, made once by <c>demo</c> in a folder of its own.</summary>
public abstract class Demo : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kortwiek-demo-");
    private DemoVerb.Response? _answer;

    internal Installation Installation => new(Path.Combine(_folder.FullName, "data"), TimeProvider.System);

    internal virtual DemoVerb.Response Answer => _answer!;

    /// <summary>Gets the folder ready; false where the demo cannot be made here.</summary>
    protected abstract Task<bool> PrepareAsync(string home);

    public async ValueTask InitializeAsync()
    {
        if (await PrepareAsync(Installation.Home))
        {
            _answer = (DemoVerb.Response)(await RunAsync("demo", null, ("noServe", "true"))).Value;
        }
    }

    public virtual ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs a verb as a member.</summary>
    public async Task<Outcome<object>> RunAsync(string path, string? member, params (string Field, string Text)[] texts)
    {
        var verb = Verbs.Find(path)!;
        var request = verb.Request(p => [.. texts.Where(t => t.Field == p.Field).Select(t => t.Text)], new LocalPaths(Force: true)).Value;
        await using var scope = new Scope(Installation, null, member);
        return await Runner.RunAsync(verb, request, scope, NoProgress.Instance, TestContext.Current.CancellationToken);
    }

    /// <summary>The document of a verb that reads.</summary>
    public async Task<JsonElement> JsonAsync(string path, string? member, params (string Field, string Text)[] texts) =>
        JsonDocument.Parse(Document.Of(Verbs.Find(path)!, await RunAsync(path, member, texts))).RootElement;
}

/// <summary>The sample on both databases, made once for all classes that look at it.</summary>
[CollectionDefinition(Name)]
public sealed class Demos : ICollectionFixture<SqliteDemo>, ICollectionFixture<PostgresDemo>
{
    public const string Name = "demos on both databases";
}

public sealed class SqliteDemo : Demo
{
    protected override Task<bool> PrepareAsync(string home) => Task.FromResult(true);
}

public sealed class PostgresDemo : Demo
{
    private PostgresServer? _server;

    internal override DemoVerb.Response Answer
    {
        get
        {
            PostgresServer.SkipWithout();
            return base.Answer;
        }
    }

    protected override async Task<bool> PrepareAsync(string home)
    {
        if (PostgresServer.IsThere)
        {
            _server = await PostgresServer.CreateWithTablesAsync();
            _server.NameIn(home);
        }

        return _server is not null;
    }

    public override async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        await base.DisposeAsync();
    }
}
