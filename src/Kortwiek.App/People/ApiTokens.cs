using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.People;

/// <summary>Tokens of programs: how one is made and found, and what it may be used for.</summary>
public static class ApiTokens
{
    /// <summary>The longest life of a token, in days.</summary>
    public const int LongestDays = 365;

    private const string Start = "kw_";
    private const int PrefixLength = 11;
    private const int SecretBytes = 32;

    // What a human being answers for is not said by a program; who may sign in is no program's business.
    private static readonly string[] ForPersons = ["measure authorise", "measure release", "leads confirm", "leads reject", "act play"];
    private static readonly string[] NounsForPersons = ["person", "token"];
    private static readonly string[] ForAll = ["verbs", "version"];

    /// <summary>The nouns that a token can be for, in order.</summary>
    public static IReadOnlyList<string> Nouns { get; } =
        [.. Verbs.All.Where(v => !ForAll.Contains(v.Path) && Serve(v)).Select(NounOf).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The token that is not ended, not revoked and whose owner's account is open; null for anything else.</summary>
    /// <param name="store">Open.</param>
    /// <param name="secret">What came with the request.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<ApiTokenRow?> LivingAsync(KortwiekDb store, string secret, DateTimeOffset now, CancellationToken cancellation)
    {
        if (secret.Length != Start.Length + (2 * SecretBytes) || !secret.StartsWith(Start, StringComparison.Ordinal))
        {
            return null;
        }

        var hash = HashOf(secret);
        return await store.Set<ApiTokenRow>().AsNoTracking()
            .Where(t => t.Hash == hash && t.RevokedAt == null && t.EndsAt > now && store.Set<Account>().Any(a => a.Id == t.PersonId && a.LockedFor == null))
            .FirstOrDefaultAsync(cancellation);
    }

    /// <summary>True for a verb that a token can be for at all.</summary>
    public static bool Serve(Verb verb) => !IsForPersons(verb);

    /// <summary>Why a token does not serve for a verb; null where it does.</summary>
    public static Refusals? Against(Verb verb, ApiTokenRow token)
    {
        if (ForAll.Contains(verb.Path))
        {
            return null;
        }

        if (IsForPersons(verb))
        {
            return new Refusals("person", $"{verb.Path} is a person's own act: no token serves for it.");
        }

        var noun = NounOf(verb);
        var writes = token.Writes.Split(',').Contains(noun);
        return verb.Effect is Effect.Writes or Effect.Keeps
            ? writes ? null : new Refusals("token-scope", $"This token is not for writing with {noun}.")
            : writes || token.Reads.Split(',').Contains(noun) ? null : new Refusals("token-scope", $"This token is not for reading with {noun}.");
    }

    /// <summary>A fresh token of 256 random bits.</summary>
    internal static string NewSecret() => Start + RandomNumberGenerator.GetHexString(2 * SecretBytes, lowercase: true);

    /// <summary>The letters by which a token is recognised.</summary>
    internal static string PrefixOf(string secret) => secret[..PrefixLength];

    // 256 random bits need no slow hash.
    internal static Digest HashOf(string secret) => Digest.Sha256Of(Encoding.UTF8.GetBytes(secret));

    private static bool IsForPersons(Verb verb) =>
        ForPersons.Contains(verb.Path) || NounsForPersons.Contains(NounOf(verb)) || verb is { Effect: Effect.Manages, Path: not "operation list" };

    private static string NounOf(Verb verb) => verb.Path.Split(' ')[0];
}
