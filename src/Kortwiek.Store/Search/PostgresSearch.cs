using Microsoft.EntityFrameworkCore;

namespace Kortwiek.Store;

/// <summary>PostgreSQL's index of words (GIN over a tsvector) and of parts of names (pg_trgm), asked through two functions.</summary>
/// <remarks>
/// Row-level security lets no index be used for a comparison that might tell of rows which the asker does not see, and matching words is one. The functions run as
/// the tables' owner and ask the very conditions of the policy themselves, before anything leaves them; the table itself stays behind its policy.
/// </remarks>
internal static class PostgresSearch
{
    public static IEnumerable<string> Schema(string seen, string role)
    {
        yield return "CREATE EXTENSION IF NOT EXISTS pg_trgm";
        yield return """CREATE INDEX IF NOT EXISTS "IX_Search_Words" ON "Search" USING gin (array_to_tsvector(string_to_array("Words", ' ')))""";
        yield return """CREATE INDEX IF NOT EXISTS "IX_Search_Label" ON "Search" USING gin (lower("Label") gin_trgm_ops)""";
        yield return """ALTER TABLE "Search" NO FORCE ROW LEVEL SECURITY""";
        foreach (var (name, condition) in ((string, string)[])[("kw_search_words", """array_to_tsvector(string_to_array("Words", ' ')) @@ asked::tsquery"""), ("kw_search_parts", """lower("Label") LIKE asked""")])
        {
            yield return $"""
                CREATE OR REPLACE FUNCTION {name}(asked text, kind text, most int) RETURNS SETOF "Search" LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
                AS $$ SELECT * FROM "Search" WHERE {seen} AND {condition} AND ({name}.kind IS NULL OR "Kind" = {name}.kind) ORDER BY "Id" DESC LIMIT most $$
                """;
            yield return $"REVOKE ALL ON FUNCTION {name}(text, text, int) FROM PUBLIC";
            yield return $"GRANT EXECUTE ON FUNCTION {name}(text, text, int) TO {role}";
        }
    }

    public static Task<List<SearchRow>> WordsAsync(KortwiekDb store, IReadOnlyList<IReadOnlyList<string>> asked, string? kind, int most, CancellationToken cancellation)
    {
        // Letters and digits alone: nothing in a quoted word can end it.
        var query = string.Join(" & ", asked.Select(word => $"({string.Join(" | ", word.Select(w => $"'{w}':*"))})"));
        return store.Set<SearchRow>().FromSql($"""SELECT * FROM kw_search_words({query}, {kind}, {most})""").AsNoTracking().OrderByDescending(r => r.Id).ToListAsync(cancellation);
    }

    public static Task<List<SearchRow>> PartsAsync(KortwiekDb store, string part, string? kind, int most, CancellationToken cancellation)
    {
        var like = $"%{part.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
        return store.Set<SearchRow>().FromSql($"""SELECT * FROM kw_search_parts({like}, {kind}, {most})""").AsNoTracking().OrderByDescending(r => r.Id).ToListAsync(cancellation);
    }
}
