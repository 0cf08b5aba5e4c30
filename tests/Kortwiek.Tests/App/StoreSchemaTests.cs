using Kortwiek.App;
using Kortwiek.Store;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.Tests.App;

public sealed class StoreSchemaTests : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("kortwiek-schema");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void The_migrations_say_all_that_the_rows_say()
    {
        using var store = SqliteKortwiekDb.Open(":memory:");
        Assert.False(store.Database.HasPendingModelChanges(), "A row changed: dotnet ef migrations add NAME … (CONTRIBUTING.md)");
    }

    [Fact]
    public async Task A_fresh_store_has_every_migration()
    {
        await using var store = await new Installation(_home.FullName, TimeProvider.System).OpenStoreAsync(Cancellation);
        Assert.Empty(await store.Database.GetPendingMigrationsAsync(Cancellation));
        Assert.NotEmpty(await store.Database.GetAppliedMigrationsAsync(Cancellation));
    }

    [Fact]
    public async Task Two_programs_that_open_a_fresh_store_at_once_both_find_it_whole()
    {
        var installation = new Installation(_home.FullName, TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            async () =>
            {
                await using var store = await installation.OpenStoreAsync(Cancellation);
                Assert.Empty(await store.Set<OperationRow>().ToListAsync(Cancellation));
            },
            Cancellation)));
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _home.Delete(recursive: true);
    }
}
