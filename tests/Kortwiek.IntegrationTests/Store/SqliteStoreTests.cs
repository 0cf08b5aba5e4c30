using Kortwiek.Store;
using Microsoft.Data.Sqlite;

namespace Kortwiek.IntegrationTests.Store;

public sealed class SqliteStoreTests(SqliteStoreTests.Home home) : StoreContract, IClassFixture<SqliteStoreTests.Home>
{
    protected override KortwiekDb Open() => SqliteKortwiekDb.Open(home.Path);

    public sealed class Home : IAsyncLifetime
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kortwiek-store-");

        public string Path => System.IO.Path.Combine(_folder.FullName, "kortwiek.db");

        public async ValueTask InitializeAsync()
        {
            await using var store = SqliteKortwiekDb.Open(Path);
            await store.MigrateAsync(TestContext.Current.CancellationToken);
        }

        public ValueTask DisposeAsync()
        {
            SqliteConnection.ClearAllPools();
            _folder.Delete(recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
