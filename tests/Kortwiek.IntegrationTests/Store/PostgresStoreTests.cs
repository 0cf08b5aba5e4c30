using Kortwiek.Store;

namespace Kortwiek.IntegrationTests.Store;

public sealed class PostgresStoreTests(PostgresTables tables) : StoreContract, IClassFixture<PostgresTables>
{
    protected override KortwiekDb Open() => PostgresKortwiekDb.Open(tables.Server.Program);
}

/// <summary>One database with its tables for a class of tests.</summary>
public sealed class PostgresTables : IAsyncLifetime
{
    private PostgresServer? _server;

    internal PostgresServer Server
    {
        get
        {
            PostgresServer.SkipWithout();
            return _server!;
        }
    }

    public async ValueTask InitializeAsync() => _server = PostgresServer.IsThere ? await PostgresServer.CreateWithTablesAsync() : null;

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
