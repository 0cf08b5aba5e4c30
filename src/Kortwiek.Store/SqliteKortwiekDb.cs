using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.Store;

/// <summary>The store in one SQLite file: WAL, durable at each commit, foreign keys on, five seconds of patience with another writer.</summary>
public sealed class SqliteKortwiekDb : KortwiekDb
{
    /// <summary>Opens by options.</summary>
    public SqliteKortwiekDb(DbContextOptions<SqliteKortwiekDb> options)
        : base(options)
    {
    }

    /// <summary>Opens the file, which is made by the first migration where it is not there.</summary>
    public static SqliteKortwiekDb Open(string path)
    {
        var options = new DbContextOptionsBuilder<SqliteKortwiekDb>()
            .UseSqlite($"Data Source={path};Default Timeout=5;Pooling=True;Foreign Keys=True")
            .AddInterceptors(DurableConnection.Instance)
            .Options;
        return new SqliteKortwiekDb(options);
    }

    [SuppressMessage("Security", "CA2100", Justification = "Table and columns are names of our own model.")]
    internal override void InsertAll(DbCommand command, BulkTable table, IEnumerable<object> rows)
    {
        foreach (var column in table.Columns)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{command.Parameters.Count}";
            command.Parameters.Add(parameter);
        }

        command.CommandText = $"{table.InsertInto} VALUES ({string.Join(", ", command.Parameters.Cast<DbParameter>().Select(p => p.ParameterName))})";
        foreach (var row in rows)
        {
            for (var i = 0; i < table.Columns.Count; i++)
            {
                command.Parameters[i].Value = table.Columns[i].Value(row) ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }
    }

    internal override long NextSearchNumber() => (Set<SearchRow>().IgnoreQueryFilters().Max(r => (long?)r.Number) ?? 0) + 1;

    /// <inheritdoc/>
    public override Task<List<SearchRow>> SearchWordsAsync(IReadOnlyList<IReadOnlyList<string>> asked, string? kind, int most, CancellationToken cancellation) => SqliteSearch.WordsAsync(this, asked, kind, most, cancellation);

    /// <inheritdoc/>
    public override Task<List<SearchRow>> SearchPartsAsync(string part, string? kind, int most, CancellationToken cancellation) => SqliteSearch.PartsAsync(this, part, kind, most, cancellation);

    /// <summary>Brings the tables and the index of words up to the program's version.</summary>
    public async Task MigrateAsync(CancellationToken cancellation)
    {
        await Database.MigrateAsync(cancellation);
        await Database.ExecuteSqlRawAsync(SqliteSearch.Schema, cancellation);
    }

    private protected override object Parameter(Id<OperationRow> operation) => operation.ToString();

    internal override string? Explain(DbException fault) =>
        fault is SqliteException { SqliteExtendedErrorCode: SQLitePCL.raw.SQLITE_CONSTRAINT_UNIQUE } unique ? Taken(TableOf(unique.Message)) : null;

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Guid>().HaveConversion<GuidText>();
        foreach (var type in RowTypes)
        {
            configurationBuilder.Properties(typeof(Id<>).MakeGenericType(type)).HaveConversion(typeof(IdText<>).MakeGenericType(type)).HaveMaxLength(36);
        }
    }

    // SQLite says "… UNIQUE constraint failed: Element.OperationId, Element.Key".
    private static string TableOf(string message)
    {
        const string Start = "constraint failed: ";
        var at = message.IndexOf(Start, StringComparison.Ordinal);
        return at < 0 ? "row" : message[(at + Start.Length)..].Split('.')[0];
    }
}
