using Kortwiek.Store;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Kortwiek.IntegrationTests.Store;

/// <summary>Saving and committing where a transaction is open, and saving where none is needed.</summary>
internal static class Saving
{
    public static async Task SaveAsync(this KortwiekDb store)
    {
        await store.SaveChangesAsync(TestContext.Current.CancellationToken);
        await store.Database.CommitAsync();
    }

    public static async Task CommitAsync(this DatabaseFacade database)
    {
        if (database.CurrentTransaction is { } open)
        {
            await open.CommitAsync(TestContext.Current.CancellationToken);
            await open.DisposeAsync();
        }
    }
}
