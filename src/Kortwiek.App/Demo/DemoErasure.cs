using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Demo;

/// <summary>Takes the rows of the sample operation out of PostgreSQL: there the store does not go with the folder.</summary>
internal static class DemoErasure
{
    /// <summary>Erases the sample operation, where there is one; on SQLite nothing is done.</summary>
    public static async Task RunAsync(Installation installation, CancellationToken cancellation)
    {
        if (!installation.UsesPostgres)
        {
            return;
        }

        await using var store = await installation.OpenStoreAsync(cancellation);
        if (await store.Set<OperationRow>().FirstOrDefaultAsync(o => o.Code == DemoVerb.Code && o.Demo, cancellation) is not { } operation)
        {
            return;
        }

        await store.EnterAsync(operation.Id, Access.OnlyShared(operation.Id), cancellation);
        var all = (await MemberAccess.WithWholeTraceAsync(store, cancellation)).Trace;
        await store.EnterAsync(operation.Id, store.Access with { Cases = all, Trace = all }, cancellation);
        var erase = typeof(DemoErasure).GetMethod(nameof(EraseAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
        foreach (var type in KortwiekDb.RowTypes.Where(t => t.IsSubclassOf(typeof(OperationOwned))))
        {
            await (Task)erase.MakeGenericMethod(type).Invoke(null, [store, cancellation])!;
        }

        store.Remove(operation);
        await store.SaveChangesAsync(cancellation);
        await store.Database.CommitTransactionAsync(cancellation);
    }

    private static Task<int> EraseAsync<TRow>(KortwiekDb store, CancellationToken cancellation)
        where TRow : OperationOwned => store.Set<TRow>().ExecuteDeleteAsync(cancellation);
}
