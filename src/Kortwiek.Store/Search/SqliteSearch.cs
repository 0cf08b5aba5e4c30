using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.Store;

/// <summary>SQLite's index of words and of parts of names (FTS5), kept by triggers on the lines themselves.</summary>
/// <remarks>Both tables hold no text of their own; a line's number is its place in them.</remarks>
internal static class SqliteSearch
{
    /// <summary>Makes the index where it is not there.</summary>
    public const string Schema =
        """
        CREATE VIRTUAL TABLE IF NOT EXISTS SearchWords USING fts5(Words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0");
        CREATE VIRTUAL TABLE IF NOT EXISTS SearchParts USING fts5(Label, content='', contentless_delete=1, tokenize="trigram");
        CREATE TRIGGER IF NOT EXISTS search_added AFTER INSERT ON Search BEGIN
          INSERT INTO SearchWords(rowid, Words) VALUES (new.Number, new.Words);
          INSERT INTO SearchParts(rowid, Label) VALUES (new.Number, new.Label);
        END;
        CREATE TRIGGER IF NOT EXISTS search_removed AFTER DELETE ON Search BEGIN
          DELETE FROM SearchWords WHERE rowid = old.Number;
          DELETE FROM SearchParts WHERE rowid = old.Number;
        END;
        """;

    public static Task<List<SearchRow>> WordsAsync(KortwiekDb store, IReadOnlyList<IReadOnlyList<string>> asked, string? kind, int most, CancellationToken cancellation)
    {
        var match = string.Join(" AND ", asked.Select(word => $"({string.Join(" OR ", word.Select(w => $"\"{w}\"*"))})"));
        var (operation, compartments) = Seen(store);
        return store.Set<SearchRow>().FromSql(
            $"""
            SELECT s.* FROM SearchWords w CROSS JOIN Search s ON s.Number = w.rowid
            WHERE w.SearchWords MATCH {match} AND s.OperationId = {operation} AND s.CompartmentId IN (SELECT value FROM json_each({compartments})) AND ({kind} IS NULL OR s.Kind = {kind})
            ORDER BY w.rowid DESC LIMIT {most}
            """).AsNoTracking().OrderByDescending(r => r.Number).ToListAsync(cancellation);
    }

    public static Task<List<SearchRow>> PartsAsync(KortwiekDb store, string part, string? kind, int most, CancellationToken cancellation)
    {
        var match = $"\"{part.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var (operation, compartments) = Seen(store);
        return store.Set<SearchRow>().FromSql(
            $"""
            SELECT s.* FROM SearchParts w CROSS JOIN Search s ON s.Number = w.rowid
            WHERE w.SearchParts MATCH {match} AND s.OperationId = {operation} AND s.CompartmentId IN (SELECT value FROM json_each({compartments})) AND ({kind} IS NULL OR s.Kind = {kind})
            ORDER BY w.rowid DESC LIMIT {most}
            """).AsNoTracking().OrderByDescending(r => r.Number).ToListAsync(cancellation);
    }

    private static (string Operation, string Compartments) Seen(KortwiekDb store) =>
        (store.CurrentOperation.ToString(), JsonSerializer.Serialize(store.Cases.Select(c => c.ToString())));
}
