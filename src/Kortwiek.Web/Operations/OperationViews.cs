using Kortwiek.App;
using Kortwiek.Core;
using Kortwiek.Store;
using Kortwiek.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.Web.Operations;

/// <summary>Opens operations of this installation for pages.</summary>
public sealed class OperationViews : IOperationDirectory
{
    private readonly Installation _installation;

    /// <summary>Views of one installation.</summary>
    public OperationViews(Installation installation) => _installation = installation;

    /// <summary>Opens one by its code; null where there is none that the viewer may see.</summary>
    public async Task<OperationView?> OpenAsync(string code, CancellationToken cancellation)
    {
        if (!_installation.Exists || !Installation.IsCode(code))
        {
            return null;
        }

        var store = await _installation.OpenStoreAsync(cancellation);
        var operation = await store.Set<OperationRow>().AsNoTracking().FirstOrDefaultAsync(o => o.Code == code, cancellation);
        if (operation is null)
        {
            await store.DisposeAsync();
            return null;
        }

        await EnterAsync(store, operation, cancellation);
        return new OperationView(_installation, store, operation);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OperationItem>> ListAsync(CancellationToken cancellation)
    {
        if (!_installation.Exists)
        {
            return [];
        }

        await using var store = await _installation.OpenStoreAsync(cancellation);
        var last = await _installation.FindAsync(store, null, cancellation) is Outcome<OperationRow>.Done done ? done.Answer.Code : null;
        var items = new List<OperationItem>();
        foreach (var row in await store.Set<OperationRow>().AsNoTracking().OrderByDescending(o => o.Id).ToListAsync(cancellation))
        {
            var member = await EnterAsync(store, row, cancellation);
            var markings = await store.Set<ElementRow>().AsNoTracking().Select(e => e.Marking).Distinct().ToListAsync(cancellation);
            items.Add(new OperationItem(row.Code, row.Title, markings.Append(Tlp.Amber).Max(), row.Demo, member?.DisplayName, member?.Role));
        }

        return [.. items.OrderByDescending(i => i.Code == last)];
    }

    // Pages are the system user's: they show what that member may see.
    private static async Task<MemberRow?> EnterAsync(KortwiekDb store, OperationRow operation, CancellationToken cancellation)
    {
        await store.EnterAsync(operation.Id, Access.OnlyShared(operation.Id), cancellation);
        var member = await store.Set<MemberRow>().AsNoTracking().Where(m => m.SystemUser == Environment.UserName).OrderBy(m => m.Handle).FirstOrDefaultAsync(cancellation);
        var access = await MemberAccess.OfAsync(store, member, cancellation);
        await store.EnterAsync(operation.Id, MemberAccess.SeesCountsAlone(member) ? access with { Cases = [] } : access, cancellation);
        return member;
    }
}
