using Kortwiek.Store;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Kortwiek.IntegrationTests.Store;

/// <summary>The second line holds alone: every question here is asked with the query filters switched off.</summary>
public sealed class RowSecurityTests(PostgresTables tables) : IClassFixture<PostgresTables>
{
    private const string Settings = "SELECT set_config('kw.op', @op, true), set_config('kw.comp', @comp, true), set_config('kw.trace', @comp, true)";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_foreign_compartment_has_no_rows()
    {
        var (operation, source) = await CaseAsync();
        await using var store = await EnteredAsync(operation, Access.OnlyShared(operation));
        Assert.Equal(["Open"], await store.Set<ChannelRow>().IgnoreQueryFilters().Select(c => c.Name).ToListAsync(Cancellation));
        Assert.Equal(1, await store.Set<ChannelRow>().IgnoreQueryFilters().ExecuteUpdateAsync(s => s.SetProperty(c => c.Status, "down"), Cancellation));
        await using var insider = await EnteredAsync(operation, Seeing(operation, source));
        Assert.Equal(["Hidden", "Open"], await insider.Set<ChannelRow>().IgnoreQueryFilters().OrderBy(c => c.Name).Select(c => c.Name).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Another_operation_has_no_rows()
    {
        await CaseAsync();
        var (operation, _) = await CaseAsync();
        await using var store = await EnteredAsync(operation, Access.OnlyShared(operation));
        Assert.Single(await store.Set<ChannelRow>().IgnoreQueryFilters().ToListAsync(Cancellation));
        Assert.All(await store.Set<CompartmentRow>().IgnoreQueryFilters().ToListAsync(Cancellation), c => Assert.Equal(operation, c.OperationId));
    }

    [Fact]
    public async Task An_insert_into_a_foreign_compartment_is_refused()
    {
        var (operation, source) = await CaseAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => AsMemberAsync(operation, operation.Value, InsertChannel, ("op", operation.Value), ("comp", source.Value), ("id", Guid.CreateVersion7())));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        Assert.Equal(1, await AsMemberAsync(operation, source.Value, InsertChannel, ("op", operation.Value), ("comp", source.Value), ("id", Guid.CreateVersion7())));
    }

    [Fact]
    public async Task A_row_cannot_be_pushed_into_a_foreign_compartment_or_operation()
    {
        var (operation, source) = await CaseAsync();
        foreach (var column in (string[])["CompartmentId", "OperationId"])
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => AsMemberAsync(operation, operation.Value, $"UPDATE \"Channel\" SET \"{column}\" = @comp", ("comp", source.Value)));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact]
    public async Task After_the_transaction_nothing_is_seen_on_the_same_connection()
    {
        var (operation, _) = await CaseAsync();
        await using var connection = new NpgsqlConnection(tables.Server.Program);
        await connection.OpenAsync(Cancellation);
        Assert.Equal(0L, await CountAsync(connection));
        await using (var transaction = await connection.BeginTransactionAsync(Cancellation))
        {
            await SetAsync(connection, operation, operation.Value);
            Assert.Equal(1L, await CountAsync(connection));
            await transaction.CommitAsync(Cancellation);
        }

        Assert.Equal(0L, await CountAsync(connection));
    }

    [Fact]
    public async Task A_pooled_connection_carries_no_rights_to_the_next()
    {
        var (operation, source) = await CaseAsync();
        var onlyOne = new NpgsqlConnectionStringBuilder(tables.Server.Program) { MaxPoolSize = 1 }.ConnectionString;
        int first, second;
        await using (var store = PostgresKortwiekDb.Open(onlyOne))
        {
            await store.EnterAsync(operation, Seeing(operation, source), Cancellation);
            Assert.Equal(2, await store.Set<ChannelRow>().IgnoreQueryFilters().CountAsync(Cancellation));
            first = await store.Database.SqlQueryRaw<int>("SELECT pg_backend_pid() AS \"Value\"").SingleAsync(Cancellation);
        }

        await using (var store = PostgresKortwiekDb.Open(onlyOne))
        {
            second = await store.Database.SqlQueryRaw<int>("SELECT pg_backend_pid() AS \"Value\"").SingleAsync(Cancellation);
            Assert.Equal(0, await store.Set<ChannelRow>().IgnoreQueryFilters().CountAsync(Cancellation));
        }

        Assert.Equal(first, second);
    }

    [Fact]
    public async Task A_superuser_would_see_all_so_the_program_is_none()
    {
        var (operation, _) = await CaseAsync();
        await using var connection = new NpgsqlConnection(tables.Server.Superuser);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand("SELECT count(*) FROM \"Channel\" WHERE \"OperationId\" = @op", connection) { Parameters = { new("op", operation.Value) } };
        Assert.Equal(2L, await command.ExecuteScalarAsync(Cancellation));
    }

    [Fact]
    public async Task The_owner_of_the_tables_sees_nothing_either()
    {
        await CaseAsync();
        await using var connection = new NpgsqlConnection(tables.Server.Owner);
        await connection.OpenAsync(Cancellation);
        Assert.Equal(0L, await CountAsync(connection));
    }

    [Fact]
    public async Task Every_table_of_an_operation_is_protected()
    {
        var owned = KortwiekDb.RowTypes.Where(t => t.IsSubclassOf(typeof(OperationOwned))).Select(t => t.Name[..^"Row".Length]).Order(StringComparer.Ordinal);
        await using var connection = new NpgsqlConnection(tables.Server.Superuser);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(
            "SELECT c.relname FROM pg_class c WHERE c.relrowsecurity AND (c.relforcerowsecurity OR c.relname = 'Search') AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid) ORDER BY c.relname COLLATE \"C\"", connection);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var found = new List<string>();
        while (await reader.ReadAsync(Cancellation))
        {
            found.Add(reader.GetString(0));
        }

        Assert.Equal(owned, found);
    }

    [Fact]
    public async Task A_read_outside_a_transaction_is_a_fault_and_no_empty_answer()
    {
        var (operation, _) = await CaseAsync();
        await using var store = PostgresKortwiekDb.Open(tables.Server.Program);
        store.CurrentOperation = operation;
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Set<ChannelRow>().ToListAsync(Cancellation));
    }

    private const string InsertChannel =
        "INSERT INTO \"Channel\" (\"Id\", \"OperationId\", \"CompartmentId\", \"Name\", \"Platform\", \"Status\", \"Source\", \"Rev\") VALUES (@id, @op, @comp, 'New', 'site', 'up', 'test', 1)";

    // One channel that everybody sees, and one in the source's compartment.
    private async Task<(Id<OperationRow> Operation, Id<CompartmentRow> Source)> CaseAsync()
    {
        var clock = TimeProvider.System;
        var operation = Id<OperationRow>.New(clock);
        var source = Id<CompartmentRow>.New(clock);
        await using var store = PostgresKortwiekDb.Open(tables.Server.Program);
        store.Add(new OperationRow { Id = operation, Code = operation.ToString().ToUpperInvariant(), Title = "test", LeadAuthority = "Zwin", Basis = "jit" });
        await store.SaveChangesAsync(Cancellation);
        await store.EnterAsync(operation, Seeing(operation, source), Cancellation);
        store.Add(new CompartmentRow { Id = source, Code = "zwin-source", Kind = "source", Authorities = "zwin" });
        store.Add(new ChannelRow { Id = Id<ChannelRow>.New(clock), Name = "Open", Platform = "site", Status = "up", Source = "test" });
        store.Add(new ChannelRow { Id = Id<ChannelRow>.New(clock), CompartmentId = source, Name = "Hidden", Platform = "site", Status = "up", Source = "test" });
        await store.SaveAsync();
        return (operation, source);
    }

    private static Access Seeing(Id<OperationRow> operation, Id<CompartmentRow> source)
    {
        var shared = Access.OnlyShared(operation);
        return shared with { Cases = [shared.Home, source], Trace = [shared.Home, source] };
    }

    private async Task<PostgresKortwiekDb> EnteredAsync(Id<OperationRow> operation, Access access)
    {
        var store = PostgresKortwiekDb.Open(tables.Server.Program);
        await store.EnterAsync(operation, access, Cancellation);
        return store;
    }

    private async Task<int> AsMemberAsync(Id<OperationRow> operation, Guid compartment, string statement, params (string Name, Guid Value)[] values)
    {
        await using var connection = new NpgsqlConnection(tables.Server.Program);
        await connection.OpenAsync(Cancellation);
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        await SetAsync(connection, operation, compartment);
        await using var command = new NpgsqlCommand(statement, connection);
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return await command.ExecuteNonQueryAsync(Cancellation);
    }

    private static async Task SetAsync(NpgsqlConnection connection, Id<OperationRow> operation, Guid compartment)
    {
        await using var command = new NpgsqlCommand(Settings, connection) { Parameters = { new("op", operation.ToString()), new("comp", compartment.ToString()) } };
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private static async Task<object?> CountAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SELECT count(*) FROM \"Channel\"", connection);
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
