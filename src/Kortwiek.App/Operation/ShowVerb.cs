using Kortwiek.App.Act;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Operation;

/// <summary><c>operation show</c>: what is in the operation, room by room.</summary>
public sealed class ShowVerb(Scope scope) : IVerb<ShowVerb.Request, ShowVerb.Response>
{
    /// <summary>Nothing to say: the operation is named by <c>--operation</c>.</summary>
    public sealed record Request;

    /// <summary>The operation and its counts.</summary>
    /// <param name="Rows">Rows per table, for tables that hold any.</param>
    /// <param name="Runs">Kept results per kind of document.</param>
    /// <param name="Members">The team.</param>
    /// <param name="Waiting">Grants that wait for a second person.</param>
    public sealed record Response(
        string Code,
        string Title,
        string LeadAuthority,
        string Basis,
        bool Demo,
        DateTimeOffset CreatedAt,
        IReadOnlyDictionary<string, long> Rows,
        IReadOnlyDictionary<string, long> Runs,
        IReadOnlyList<Person> Members,
        IReadOnlyList<WaitingGrant> Waiting);

    /// <summary>A member.</summary>
    public sealed record Person(string Handle, string Role, string Authority, Country Country);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var type in KortwiekDb.RowTypes.Where(t => t.IsSubclassOf(typeof(OperationOwned)) && t != typeof(SearchRow)))
        {
            var count = await CountAsync(type, cancellation);
            if (count > 0)
            {
                rows[type.Name[..^"Row".Length]] = count;
            }
        }

        var runs = await scope.Db.Set<RunRow>().GroupBy(r => r.Kind).Select(g => new { g.Key, Count = g.LongCount() }).ToListAsync(cancellation);
        var members = await scope.Db.Set<MemberRow>().AsNoTracking().OrderBy(m => m.Handle).ToListAsync(cancellation);
        var waiting = await scope.Db.Set<MemberChangeRow>().AsNoTracking().Where(c => c.DecidedAt == null).OrderBy(c => c.AskedAt).ThenBy(c => c.Handle).ToListAsync(cancellation);
        var operation = scope.Operation;
        return new Response(
            operation.Code,
            operation.Title,
            operation.LeadAuthority,
            operation.Basis,
            operation.Demo,
            operation.CreatedAt,
            rows,
            new SortedDictionary<string, long>(runs.ToDictionary(r => r.Key, r => r.Count), StringComparer.Ordinal),
            [.. members.Select(m => new Person(m.Handle, m.Role, m.Authority, m.Country))],
            waiting.ConvertAll(WaitingGrant.Of));
    }

    private Task<long> CountAsync(Type type, CancellationToken cancellation)
    {
        var count = typeof(ShowVerb).GetMethod(nameof(CountOfAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!;
        return (Task<long>)count.MakeGenericMethod(type).Invoke(this, [cancellation])!;
    }

    private Task<long> CountOfAsync<TRow>(CancellationToken cancellation)
        where TRow : OperationOwned =>
        scope.Db.Set<TRow>().LongCountAsync(cancellation);
}
