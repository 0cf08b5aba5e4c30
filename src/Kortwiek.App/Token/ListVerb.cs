using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Token;

/// <summary><c>token list</c>: one's own tokens in this operation; all of them for the coordinator and administrators.</summary>
public sealed class ListVerb(Scope scope) : IVerb<ListVerb.Request, ListVerb.Response>
{
    /// <summary>Nothing to say.</summary>
    public sealed record Request;

    /// <summary>The tokens, by owner and name; ended and revoked ones too.</summary>
    public sealed record Response(IReadOnlyList<TokenLine> Tokens);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        var all = MemberAccess.KeepsTheTable(scope.Member);
        var person = scope.Member?.PersonId ?? Guid.Empty;
        var owners = await OwnersAsync(scope, cancellation);
        var rows = await scope.Db.Set<ApiTokenRow>().AsNoTracking()
            .Where(t => t.OperationId == scope.Operation.Id && (all || t.PersonId == person))
            .ToListAsync(cancellation);
        return new Response([.. rows.Select(r => TokenLine.Of(r, owners.GetValueOrDefault(r.PersonId, ""))).OrderBy(l => l.Owner, StringComparer.Ordinal).ThenBy(l => l.Name, StringComparer.Ordinal)]);
    }

    /// <summary>The first handle of each person in the operation.</summary>
    internal static async Task<Dictionary<Guid, string>> OwnersAsync(Scope scope, CancellationToken cancellation) =>
        (await OperationChoice.MembersAsync(scope.Db, cancellation)).GroupBy(m => m.PersonId).ToDictionary(g => g.Key, g => g.First().Handle);
}
