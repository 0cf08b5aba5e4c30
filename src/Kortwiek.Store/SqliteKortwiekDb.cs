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

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<Guid>().HaveConversion<GuidText>();
        foreach (var type in RowTypes)
        {
            configurationBuilder.Properties(typeof(Id<>).MakeGenericType(type)).HaveConversion(typeof(IdText<>).MakeGenericType(type)).HaveMaxLength(36);
        }
    }
}
