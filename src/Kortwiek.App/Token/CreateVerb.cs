using Kortwiek.App.People;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Token;

/// <summary><c>token create</c>: a token by which a program asks verbs in one's own name, in this operation. It is shown once.</summary>
public sealed class CreateVerb(Scope scope) : IVerb<CreateVerb.Request, CreateVerb.Response>
{
    /// <summary>What it is for.</summary>
    public sealed record Request(
        [Option("what audit entries call it: lower-case letters, digits, hyphens and dots")] string Name,
        [Option("nouns that it reads with, such as measure or deadline")] IReadOnlyList<string> Read,
        [Option("nouns that it writes and reads with")] IReadOnlyList<string> Write,
        [Option("days until it ends, at most 365")] int Days = 90);

    /// <summary>The token: keep it now, nobody can show it again.</summary>
    public sealed record Response(string Name, string Operation, string Token, string Prefix, IReadOnlyList<string> Read, IReadOnlyList<string> Write, DateTimeOffset EndsAt);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (Wrong(request) is { } wrong)
        {
            return wrong;
        }

        var member = scope.Member!;
        if (await AgainstAsync(request.Name, member, cancellation) is { } refusals)
        {
            return refusals;
        }

        var secret = ApiTokens.NewSecret();
        var now = scope.Clock.GetUtcNow();
        var row = new ApiTokenRow
        {
            Id = Id<ApiTokenRow>.New(scope.Clock),
            PersonId = member.PersonId,
            OperationId = scope.Operation.Id,
            Name = request.Name,
            Prefix = ApiTokens.PrefixOf(secret),
            Hash = ApiTokens.HashOf(secret),
            Reads = string.Join(',', request.Read.Distinct().Order(StringComparer.Ordinal)),
            Writes = string.Join(',', request.Write.Distinct().Order(StringComparer.Ordinal)),
            WayIn = Way.ToString(),
            CreatedAt = now,
            EndsAt = now.AddDays(request.Days),
        };
        scope.Db.Add(row);
        var line = TokenLine.Of(row, scope.Handle);
        return new Response(row.Name, scope.Operation.Code, secret, row.Prefix, line.Read, line.Write, row.EndsAt);
    }

    // Whoever holds the folder has proved to be nobody in particular.
    private WayIn Way => scope.Asker is Asker.SignedIn person ? person.WayIn : WayIn.Password;

    private static BadInput? Wrong(Request request)
    {
        if (!Accounts.IsName(request.Name))
        {
            return new BadInput($"'{request.Name}' is no name for a token: use 2 to 40 lower-case letters, digits, hyphens and dots.");
        }

        var nouns = request.Read.Concat(request.Write).ToList();
        if (nouns.Count == 0 || nouns.Exists(n => !ApiTokens.Nouns.Contains(n)))
        {
            return new BadInput($"Say with --read and --write what the token is for: {string.Join(", ", ApiTokens.Nouns)}.", Code: "usage");
        }

        return request.Days is < 1 or > ApiTokens.LongestDays ? new BadInput($"A token lives between 1 and {ApiTokens.LongestDays} days.", Code: "usage") : null;
    }

    private async Task<Refusals?> AgainstAsync(string name, MemberRow member, CancellationToken cancellation)
    {
        if (!await scope.Db.Set<Account>().AnyAsync(a => a.Id == member.PersonId && a.LockedFor == null, cancellation))
        {
            return new Refusals("no-account", $"{member.Handle} has no open account: a token belongs to somebody who can sign in.");
        }

        if (MemberAccess.Against(new Asker.SignedIn(member.PersonId, Way), member) is not null)
        {
            return new Refusals("way-in", $"A token of {member.Handle} is made on the page /account, after signing in with a passkey or a smart card.");
        }

        return await scope.Db.Set<ApiTokenRow>().AnyAsync(t => t.OperationId == scope.Operation.Id && t.PersonId == member.PersonId && t.Name == name, cancellation)
            ? new Refusals("name-taken", $"You have had a token {name} in this operation; the audit tells tokens apart by their names.")
            : null;
    }
}
