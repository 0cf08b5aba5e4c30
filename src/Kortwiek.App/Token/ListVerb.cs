using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Token;

/// <summary><c>token list</c>: one's own tokens in this operation; everybody's for the coordinator and administrators.</summary>
public sealed class ListVerb(Scope scope) : IVerb<ListVerb.Request, ListVerb.Response>
{
    /// <summary>Whose.</summary>
    public sealed record Request([Option("everybody's, for the coordinator and administrators")] bool All = false);

    /// <summary>The tokens, by owner and name; ended and revoked ones too.</summary>
    public sealed record Response(IReadOnlyList<TokenLine> Tokens);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (request.All && !MemberAccess.KeepsTheTable(scope.Member))
        {
            return new Refusals("role", "Everybody's tokens are listed for the coordinator and administrators.");
        }

        var person = scope.Member?.PersonId ?? Guid.Empty;
        var owners = (await OperationChoice.MembersAsync(scope.Db, cancellation)).GroupBy(m => m.PersonId).ToDictionary(g => g.Key, g => g.First().Handle);
        var rows = await scope.Db.Set<ApiTokenRow>().AsNoTracking()
            .Where(t => t.OperationId == scope.Operation.Id && (request.All || t.PersonId == person))
            .ToListAsync(cancellation);
        return new Response([.. rows.Select(r => TokenLine.Of(r, owners.GetValueOrDefault(r.PersonId, ""))).OrderBy(l => l.Owner, StringComparer.Ordinal).ThenBy(l => l.Name, StringComparer.Ordinal)]);
    }
}
