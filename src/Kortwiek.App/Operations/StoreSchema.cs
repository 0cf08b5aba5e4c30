using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App;

/// <summary>Keeps the tables of SQLite at the program's version. The version of the last migration stands in SQLite's <c>user_version</c>, so that most starts need one cheap look.</summary>
public static class StoreSchema
{
    /// <summary>True where a migration is missing; a store that is not there yet is the oldest of all.</summary>
    public static async Task<bool> IsOldAsync(KortwiekDb store, CancellationToken cancellation)
    {
        var version = await store.Database.SqlQueryRaw<int>("SELECT user_version AS Value FROM pragma_user_version").SingleAsync(cancellation);
        return version != store.Database.GetMigrations().Count();
    }

    /// <summary>Applies what is missing; one process at a time, the others wait.</summary>
    public static async Task BringUpAsync(KortwiekDb store, string path, CancellationToken cancellation)
    {
        using var turn = await FileLock.AcquireAsync(path + ".lock", cancellation);
        await ((SqliteKortwiekDb)store).MigrateAsync(cancellation);

        // A pragma takes no parameter; the number is our own.
        var pragma = string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {store.Database.GetMigrations().Count()}");
        await store.Database.ExecuteSqlRawAsync(pragma, cancellation);
    }
}
