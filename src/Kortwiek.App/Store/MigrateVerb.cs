using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Store;

/// <summary><c>store migrate</c>: brings the store's tables up to the program's version. A SQLite store does that by itself; PostgreSQL waits for its owner.</summary>
public sealed class MigrateVerb(Scope scope) : IVerb<MigrateVerb.Request, MigrateVerb.Response>
{
    /// <summary>Nothing to say.</summary>
    public sealed record Request;

    /// <summary>The store as it is now.</summary>
    /// <param name="Database"><c>sqlite</c> or <c>postgresql</c>.</param>
    /// <param name="Migrations">Its migrations, in their order.</param>
    public sealed record Response(string Database, IReadOnlyList<string> Migrations);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        await scope.Installation.MigrateStoreAsync(cancellation);
        await using var store = await scope.Installation.OpenStoreAsync(cancellation);
        return new Response(scope.Installation.UsesPostgres ? "postgresql" : "sqlite", [.. store.Database.GetMigrations()]);
    }
}
