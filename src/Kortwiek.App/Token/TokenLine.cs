namespace Kortwiek.App.Token;

/// <summary>A token, as a list shows it; it cannot be read again.</summary>
/// <param name="Name">What audit entries say.</param>
/// <param name="Prefix">Its first letters.</param>
/// <param name="Owner">Handle of its owner in the operation; empty where the owner is no member any more.</param>
/// <param name="Read">Nouns it reads with.</param>
/// <param name="Write">Nouns it writes and reads with.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="EndsAt">When it ends.</param>
/// <param name="RevokedAt">When it was revoked, or null.</param>
public sealed record TokenLine(string Name, string Prefix, string Owner, IReadOnlyList<string> Read, IReadOnlyList<string> Write, DateTimeOffset CreatedAt, DateTimeOffset EndsAt, DateTimeOffset? RevokedAt)
{
    /// <summary>The line of a row.</summary>
    public static TokenLine Of(ApiTokenRow row, string owner) =>
        new(row.Name, row.Prefix, owner, ListOf(row.Reads), ListOf(row.Writes), row.CreatedAt, row.EndsAt, row.RevokedAt);

    private static string[] ListOf(string nouns) => nouns.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
