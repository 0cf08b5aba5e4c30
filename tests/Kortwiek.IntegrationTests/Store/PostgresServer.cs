using Kortwiek.Store;
using Npgsql;

namespace Kortwiek.IntegrationTests.Store;

/// <summary>A database of its own in the PostgreSQL that <c>./test</c> started: made by an owner, used by a role that owns nothing. Without that server a test is skipped loudly, and fails where CI=true.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private readonly string _superuser;
    private readonly string _name;

    private PostgresServer(string superuser, string name)
    {
        _superuser = superuser;
        _name = name;
    }

    /// <summary>Connects as a superuser, who sees everything.</summary>
    public string Superuser => For("postgres");

    /// <summary>Connects as the tables' owner.</summary>
    public string Owner => For(_name + "_owner");

    /// <summary>Connects as the role that the program works as.</summary>
    public string Program => For(_name + "_program");

    /// <summary>True where a server was started for the tests.</summary>
    public static bool IsThere => !string.IsNullOrEmpty(Given);

    private static string? Given => Environment.GetEnvironmentVariable("KORTWIEK_TEST_POSTGRES");

    /// <summary>Skips the test where there is no server.</summary>
    public static void SkipWithout()
    {
        if (IsThere)
        {
            return;
        }

        const string Text = "no PostgreSQL: KORTWIEK_TEST_POSTGRES is not set (./test sets it)";
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", Text);
        Console.Error.WriteLine($"SKIPPED: {Text}");
        Assert.Skip(Text);
    }

    /// <summary>An empty database with its two roles.</summary>
    public static async Task<PostgresServer> CreateAsync()
    {
        SkipWithout();
        var server = new PostgresServer(Given!, "kw_" + Guid.CreateVersion7().ToString("N"));
        await server.RunAsync($"CREATE ROLE {server._name}_owner LOGIN");
        await server.RunAsync($"CREATE ROLE {server._name}_program LOGIN");
        await server.RunAsync($"CREATE DATABASE {server._name} OWNER {server._name}_owner");
        return server;
    }

    /// <summary>With the tables made.</summary>
    public static async Task<PostgresServer> CreateWithTablesAsync()
    {
        var server = await CreateAsync();
        await using var owner = PostgresKortwiekDb.Open(server.Owner);
        await PostgresSchema.MigrateAsync(owner, server._name + "_program", TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>Makes a folder an installation that uses this database.</summary>
    public void NameIn(string home, bool withOwner = true)
    {
        Directory.CreateDirectory(home);
        Write(Path.Combine(home, "postgres.connection"), Program);
        if (withOwner)
        {
            Write(Path.Combine(home, "postgres-owner.connection"), Owner);
        }
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await RunAsync($"DROP DATABASE {_name} WITH (FORCE)");
        await RunAsync($"DROP ROLE {_name}_owner");
        await RunAsync($"DROP ROLE {_name}_program");
    }

    private static void Write(string path, string text)
    {
        File.WriteAllText(path, text + "\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private string For(string role) => new NpgsqlConnectionStringBuilder(_superuser) { Username = role, Database = _name }.ConnectionString;

    private async Task RunAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(_superuser);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
