using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Token;

/// <summary><c>token revoke NAME</c>: ends a token at once.</summary>
public sealed class RevokeVerb(Scope scope) : IVerb<RevokeVerb.Request, TokenLine>
{
    /// <summary>Which.</summary>
    public sealed record Request(
        [Argument("name of the token")] string Name,
        [Option("handle of its owner, where it is not your own; for the coordinator and administrators")] string? Owner = null);

    /// <inheritdoc/>
    public async Task<Outcome<TokenLine>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        var handle = request.Owner ?? scope.Handle;
        if (handle != scope.Handle && !MemberAccess.KeepsTheTable(scope.Member))
        {
            return new Refusals("role", "Another person's token is revoked by the coordinator or an administrator.");
        }

        var member = await scope.Db.Set<MemberRow>().AsNoTracking().FirstOrDefaultAsync(m => m.Handle == handle, cancellation);
        var row = member is null ? null : await scope.Db.Set<ApiTokenRow>().FirstOrDefaultAsync(t => t.OperationId == scope.Operation.Id && t.PersonId == member.PersonId && t.Name == request.Name, cancellation);
        if (row is null)
        {
            return new BadInput($"{handle} has no token {request.Name} in {scope.Operation.Code}.", Code: "unknown-token");
        }

        row.RevokedAt ??= scope.Clock.GetUtcNow();
        return TokenLine.Of(row, handle);
    }
}
