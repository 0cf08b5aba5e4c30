using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App;

/// <summary>How far what an operation shows may be passed on.</summary>
public static class OperationMarking
{
    /// <summary>The strictest marking of the elements that the asker sees, at least amber.</summary>
    /// <param name="store">Has entered the operation.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<Tlp> OfAsync(KortwiekDb store, CancellationToken cancellation)
    {
        var markings = await store.Set<ElementRow>().AsNoTracking().Select(e => e.Marking).Distinct().ToListAsync(cancellation);
        return markings.Append(Tlp.Amber).Max();
    }

    /// <summary><c>TLP:AMBER · GRIJZE-REIGER</c>, as it stands on what leaves the program; empty where the verb works without an operation.</summary>
    public static async Task<string> TextAsync(Scope scope, CancellationToken cancellation) =>
        scope.HasOperation ? $"{(await OfAsync(scope.Db, cancellation)).Label()} · {scope.Operation.Code}" : "";
}
