using Microsoft.EntityFrameworkCore.Design;

namespace Kortwiek.Store;

/// <summary>Lets <c>dotnet ef migrations add</c> see the model on SQLite.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteKortwiekDb>
{
    public SqliteKortwiekDb CreateDbContext(string[] args) => SqliteKortwiekDb.Open(":memory:");
}

/// <summary>The same on PostgreSQL; no server is asked.</summary>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresKortwiekDb>
{
    public PostgresKortwiekDb CreateDbContext(string[] args) => PostgresKortwiekDb.Open("Host=localhost");
}
