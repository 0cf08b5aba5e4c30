using Kortwiek.App;
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

    /// <summary>Opens one by its code; null where there is none that the asker may see.</summary>
    /// <param name="code">The operation's code.</param>
    /// <param name="asker">Who looks; null for nobody.</param>
    /// <param name="cancellation">The request's.</param>
    public async Task<OperationView?> OpenAsync(string code, Asker? asker, CancellationToken cancellation)
    {
        if (asker is null || !_installation.Exists || !Installation.IsCode(code))
        {
            return null;
        }

        var store = await _installation.OpenStoreAsync(cancellation);
        var operation = await store.Set<OperationRow>().AsNoTracking().FirstOrDefaultAsync(o => o.Code == code, cancellation);
        if (operation is not null && await EnterAsync(store, operation, asker, cancellation) is { } member)
        {
            return new OperationView(_installation, store, operation, asker, member);
        }

        await store.DisposeAsync();
        return null;
    }

    /// <summary>The member of an operation that an asker is and may be now; null for nobody.</summary>
    public async Task<MemberRow?> MemberAsync(string code, Asker? asker, CancellationToken cancellation)
    {
        await using var view = await OpenAsync(code, asker, cancellation);
        return view is not null && MemberAccess.Against(asker!, view.Member) is null ? view.Member : null;
    }

    /// <summary>Opens an operation as a member sees it, whoever looks: for a reader that serves all members of one standing.</summary>
    internal async Task<OperationView?> OpenAsync(string code, MemberRow member, CancellationToken cancellation)
    {
        var store = await _installation.OpenStoreAsync(cancellation);
        var operation = await store.Set<OperationRow>().AsNoTracking().FirstOrDefaultAsync(o => o.Code == code, cancellation);
        if (operation is null)
        {
            await store.DisposeAsync();
            return null;
        }

        await SeeAsync(store, operation, member, cancellation);
        return new OperationView(_installation, store, operation, new Asker.Viewer(), member);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OperationItem>> ListAsync(Asker? asker, CancellationToken cancellation)
    {
        if (asker is null || !_installation.Exists)
        {
            return [];
        }

        await using var store = await _installation.OpenStoreAsync(cancellation);
        var items = new List<OperationItem>();
        foreach (var row in await OperationChoice.KnownToAsync(store, asker, cancellation))
        {
            if (await EnterAsync(store, row, asker, cancellation) is not { } member)
            {
                continue;
            }

            var marking = await OperationMarking.OfAsync(store, cancellation);
            items.Add(new OperationItem(row.Code, row.Title, marking, row.Demo, member.DisplayName, member.Role, MemberAccess.Against(asker, member) is not null, row.CreatedAt));
        }

        // The newest is the one that people are at.
        return [.. items.OrderByDescending(i => i.OpenedAt)];
    }

    private static async Task<MemberRow?> EnterAsync(KortwiekDb store, OperationRow operation, Asker asker, CancellationToken cancellation)
    {
        await store.EnterAsync(operation.Id, Access.OnlyShared(operation.Id), cancellation);
        var members = await store.Set<MemberRow>().AsNoTracking().OrderBy(m => m.Handle).ToListAsync(cancellation);
        if (asker.MemberOf(operation, members) is not { } member)
        {
            return null;
        }

        await SeeAsync(store, operation, member, cancellation);
        return member;
    }

    // Pages show what the member may see.
    private static async Task SeeAsync(KortwiekDb store, OperationRow operation, MemberRow member, CancellationToken cancellation)
    {
        await store.EnterAsync(operation.Id, Access.OnlyShared(operation.Id), cancellation);
        var access = await MemberAccess.OfAsync(store, member, cancellation);
        await store.EnterAsync(operation.Id, MemberAccess.SeesCountsAlone(member) ? access with { Cases = [] } : access, cancellation);
    }
}
