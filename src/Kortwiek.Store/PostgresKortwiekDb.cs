using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Kortwiek.Store;

/// <summary>The store in PostgreSQL 15 or later, for several authorities on one installation: row-level security stands behind the query filter, so every read and write of an operation runs in a transaction that carries who may see what.</summary>
public sealed class PostgresKortwiekDb : KortwiekDb
{
    private const int LongestVarchar = 10_485_760;
    private const int BulkRows = 1_000;
    private const int LongestCommandSeconds = 600;

    /// <summary>Opens by options.</summary>
    public PostgresKortwiekDb(DbContextOptions<PostgresKortwiekDb> options)
        : base(options)
    {
    }

    /// <summary>Opens by a connection string; the server is asked at the first command.</summary>
    /// <exception cref="StoreException">The string cannot be read; the message does not show it.</exception>
    public static PostgresKortwiekDb Open(string connectionString)
    {
        var checkedString = Read(connectionString)
            ?? throw new StoreException("The connection string of PostgreSQL cannot be read; it has the form Host=…;Database=…;Username=…;Password=….");
        var options = new DbContextOptionsBuilder<PostgresKortwiekDb>()
            .UseNpgsql(checkedString, server => server.CommandTimeout(LongestCommandSeconds))
            .AddInterceptors(RowSecuritySettings.Instance, NeedsTransaction.Instance)
            .Options;
        return new PostgresKortwiekDb(options);
    }

    /// <summary>The role that the connection string names.</summary>
    public string Role => new NpgsqlConnectionStringBuilder(Database.GetConnectionString()).Username ?? Environment.UserName;

    /// <inheritdoc/>
    public override async Task BeginReadingAsync(CancellationToken cancellation)
    {
        if (CurrentOperation != default && Database.CurrentTransaction is null)
        {
            await Database.BeginTransactionAsync(cancellation);
        }
    }

    /// <inheritdoc/>
    public override async Task TakeTurnAsync(CancellationToken cancellation)
    {
        const string Patience = "30s";
        try
        {
            await Database.ExecuteSqlAsync($"SELECT set_config('lock_timeout', {Patience}, true)", cancellation);
            await Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({"kortwiek " + CurrentOperation}, 0))", cancellation);
            await Database.ExecuteSqlAsync($"SELECT set_config('lock_timeout', '0', true)", cancellation);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new StoreException("Another command is writing to this operation and did not end within 30 seconds.", e);
        }
    }

    /// <inheritdoc/>
    public override Task<List<SearchRow>> SearchWordsAsync(IReadOnlyList<IReadOnlyList<string>> asked, string? kind, int most, CancellationToken cancellation) => PostgresSearch.WordsAsync(this, asked, kind, most, cancellation);

    /// <inheritdoc/>
    public override Task<List<SearchRow>> SearchPartsAsync(string part, string? kind, int most, CancellationToken cancellation) => PostgresSearch.PartsAsync(this, part, kind, most, cancellation);

    private protected override object Parameter(Id<OperationRow> operation) => operation.Value;

    private protected override async Task ApplyAccessAsync(CancellationToken cancellation)
    {
        var transaction = Database.CurrentTransaction ?? throw new InvalidOperationException("Rights are a transaction's: none is open.");
        await using var command = RowSecuritySettings.Command(Database.GetDbConnection(), transaction.GetDbTransaction(), this);
        try
        {
            await command.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InFailedSqlTransaction)
        {
            // The transaction is lost: it shows nothing any more, and is rolled back by whoever began it.
        }
    }

    // One statement for a thousand rows. COPY would be quicker, but PostgreSQL refuses it on tables with row-level security.
    [SuppressMessage("Security", "CA2100", Justification = "Table and columns are names of our own model.")]
    internal override void InsertAll(DbCommand command, BulkTable table, IEnumerable<object> rows)
    {
        command.CommandText = $"{table.InsertInto} SELECT * FROM unnest({string.Join(", ", table.Columns.Select((c, i) => $"@p{i}::{ElementType(c)}[]"))})";
        foreach (var part in rows.Chunk(BulkRows))
        {
            command.Parameters.Clear();
            foreach (var column in table.Columns)
            {
                command.Parameters.Add(new NpgsqlParameter($"p{command.Parameters.Count}", Values(column, part)));
            }

            command.ExecuteNonQuery();
        }
    }

    internal override string? Explain(DbException fault) => fault is not PostgresException server ? null : server.SqlState switch
    {
        PostgresErrorCodes.StringDataRightTruncation => "A text is longer than its column takes.",
        PostgresErrorCodes.ProgramLimitExceeded => "A name is too long for the database's index.",
        PostgresErrorCodes.UniqueViolation => Taken(server.TableName ?? "row"),
        _ => null,
    };

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        foreach (var type in RowTypes)
        {
            configurationBuilder.Properties(typeof(Id<>).MakeGenericType(type)).HaveConversion(typeof(IdUuid<>).MakeGenericType(type));
        }
    }

    // Text sorts by its bytes whatever the server's language is, as it does on SQLite.
    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(t => t.GetProperties()))
        {
            var kept = property.GetValueConverter()?.ProviderClrType ?? property.GetProviderClrType() ?? property.ClrType;
            if (kept != typeof(string))
            {
                continue;
            }

            property.SetCollation("C");
            if (property.GetMaxLength() > LongestVarchar)
            {
                property.SetColumnType("text");
            }
        }
    }

    // What the reader says of a bad string may hold parts of it: it goes no further.
    private static string? Read(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "kortwiek", IncludeErrorDetail = false, PersistSecurityInfo = false }.ConnectionString;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            return null;
        }
    }

    // A cast to varchar(n) would cut a long text in silence; the column itself refuses it.
    private static string ElementType(BulkColumn column) => column.Kept == typeof(string) ? "text" : column.StoreType;

    private static Array Values(BulkColumn column, object[] rows)
    {
        var values = Array.CreateInstance(column.Kept.IsValueType ? typeof(Nullable<>).MakeGenericType(column.Kept) : column.Kept, rows.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            values.SetValue(column.Value(rows[i]), i);
        }

        return values;
    }
}
