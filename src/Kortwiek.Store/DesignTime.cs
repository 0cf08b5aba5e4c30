using Microsoft.EntityFrameworkCore.Design;

namespace Kortwiek.Store;

/// <summary>Lets <c>dotnet ef migrations add</c> see the model.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteKortwiekDb>
{
    public SqliteKortwiekDb CreateDbContext(string[] args) => SqliteKortwiekDb.Open(":memory:");
}
