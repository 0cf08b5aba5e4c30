using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Kortwiek.App;

/// <summary>One folder with everything: the store, the program's own logs and a folder per operation.</summary>
public sealed partial class Installation
{
    private static readonly ConcurrentDictionary<string, bool> Checked = new(StringComparer.Ordinal);

    /// <summary>An installation in a folder, which need not be there yet.</summary>
    public Installation(string home, TimeProvider clock)
    {
        Home = Path.GetFullPath(home);
        Clock = clock;
    }

    /// <summary>The folder.</summary>
    public string Home { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; }

    /// <summary>The program's own logs.</summary>
    public string Logs => Path.Combine(Home, "logs");

    /// <summary>True once an operation was made, or where a PostgreSQL is named.</summary>
    public bool Exists => UsesPostgres || File.Exists(StorePath);

    /// <summary>True where the store is in PostgreSQL, false where it is a SQLite file in the folder.</summary>
    public bool UsesPostgres => PostgresConnection.Of(Home) is not null;

    private string StorePath => Path.Combine(Home, "kortwiek.db");

    private string LastPath => Path.Combine(Home, "last-operation");

    /// <summary>True for upper-case letters, digits and single hyphens, 2 to 40 of them.</summary>
    public static bool IsCode(string code) => code.Length is >= 2 and <= 40 && CodePattern().IsMatch(code);

    /// <summary>Opens the store. A SQLite file is made or migrated where needed; PostgreSQL is only asked whether it is as it must be.</summary>
    /// <exception cref="StoreException">PostgreSQL does not answer, or is not set up.</exception>
    public async Task<KortwiekDb> OpenStoreAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(Home);
        if (PostgresConnection.Of(Home) is { } connection)
        {
            return await OpenPostgresAsync(connection, cancellation);
        }

        var store = SqliteKortwiekDb.Open(StorePath);
        if (await StoreSchema.IsOldAsync(store, cancellation))
        {
            await StoreSchema.BringUpAsync(store, StorePath, cancellation);
        }

        return store;
    }

    /// <summary>Brings the store's tables up to the program's version. On PostgreSQL this is the owner's work.</summary>
    /// <exception cref="StoreException">PostgreSQL does not answer, or its owner is not named.</exception>
    public async Task MigrateStoreAsync(CancellationToken cancellation)
    {
        if (PostgresConnection.Of(Home) is not { } connection)
        {
            await (await OpenStoreAsync(cancellation)).DisposeAsync();
            return;
        }

        if (PostgresConnection.OfOwner(Home) is not { } ownerConnection)
        {
            throw new StoreException($"The tables in PostgreSQL are changed by their owner: give the owner's connection string in KORTWIEK_DB_OWNER or in {Path.Combine(Home, PostgresConnection.OwnerFileName)}.");
        }

        await using var owner = PostgresKortwiekDb.Open(ownerConnection);
        await using var user = PostgresKortwiekDb.Open(connection);
        await PostgresSchema.MigrateAsync(owner, user.Role, cancellation);
        await PostgresSchema.CheckAsync(user, cancellation);
    }

    /// <summary>The folder of an operation.</summary>
    public OperationFolder Folder(string code) => new(Path.Combine(Home, "op", code));

    /// <summary>Code of the operation that was used last on this machine, or null.</summary>
    public string? Remembered => File.Exists(LastPath) ? File.ReadAllText(LastPath).Trim() : null;

    /// <summary>Remembers the operation that was used last.</summary>
    public void Remember(string code)
    {
        if (Remembered != code)
        {
            AtomicFile.Write(LastPath, replace: true, System.Text.Encoding.UTF8.GetBytes(code + "\n"));
        }
    }

    // A process asks a server once; the pages open a store each time.
    private static async Task<KortwiekDb> OpenPostgresAsync(string connection, CancellationToken cancellation)
    {
        var store = PostgresKortwiekDb.Open(connection);
        if (!Checked.ContainsKey(connection))
        {
            await PostgresSchema.CheckAsync(store, cancellation);
            Checked[connection] = true;
        }

        return store;
    }

    [GeneratedRegex(@"^[A-Z0-9]+(-[A-Z0-9]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex CodePattern();
}
