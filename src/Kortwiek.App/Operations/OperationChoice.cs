using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App;

/// <summary>Which operations somebody may know of, and which of them a verb works on.</summary>
public static class OperationChoice
{
    /// <summary>The operations that an asker may know of, by code.</summary>
    public static async Task<IReadOnlyList<OperationRow>> KnownToAsync(KortwiekDb store, Asker asker, CancellationToken cancellation)
    {
        var all = await store.Set<OperationRow>().AsNoTracking().OrderBy(o => o.Code).ToListAsync(cancellation);
        if (asker is Asker.SystemUser)
        {
            return all;
        }

        var known = new List<OperationRow>();
        foreach (var operation in all)
        {
            await store.EnterAsync(operation.Id, Access.OnlyShared(operation.Id), cancellation);
            if (asker.MemberOf(operation, await MembersAsync(store, cancellation)) is not null)
            {
                known.Add(operation);
            }
        }

        return known;
    }

    /// <summary>The operation that a verb works on: the named one, or the last used, or the only one. One that the asker may not know of is not there.</summary>
    /// <param name="installation">Where.</param>
    /// <param name="store">Open.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="code">The operation's code, or null.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<Outcome<OperationRow>> FindAsync(Installation installation, KortwiekDb store, Asker asker, string? code, CancellationToken cancellation)
    {
        var all = await KnownToAsync(store, asker, cancellation);
        var wanted = code ?? (asker is Asker.SystemUser ? installation.Remembered : null);
        var found = all.FirstOrDefault(o => o.Code == wanted) ?? (code is null && all.Count == 1 ? all[0] : null);
        if (found is not null)
        {
            return found;
        }

        if (all.Count == 0)
        {
            return new BadInput("There is no operation yet. Make one with: kortwiek operation new CODE --title TITLE", Code: "no-operation");
        }

        var codes = string.Join(", ", all.Select(o => o.Code));
        return code is null
            ? new BadInput($"Say which operation with --operation: {codes}.", Code: "no-operation")
            : new BadInput($"There is no operation {code}. There are: {codes}.", Code: "unknown-operation");
    }

    /// <summary>The members of the operation that the store has entered, by handle.</summary>
    internal static Task<List<MemberRow>> MembersAsync(KortwiekDb store, CancellationToken cancellation) =>
        store.Set<MemberRow>().AsNoTracking().OrderBy(m => m.Handle).ToListAsync(cancellation);
}
