using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Kortwiek.Store;

/// <summary>The tables in PostgreSQL: made and changed by their owner, used by a role that owns nothing.</summary>
public static class PostgresSchema
{
    private const string OwnOperation = """("OperationId" = nullif(current_setting('kw.op', true), '')::uuid)""";

    /// <summary>Says whether the store can be worked with by this role.</summary>
    /// <exception cref="StoreException">The server does not answer, the tables are not at the program's version, or row-level security would not hold.</exception>
    public static async Task CheckAsync(PostgresKortwiekDb store, CancellationToken cancellation)
    {
        var applied = await AskedAsync(() => store.Database.GetAppliedMigrationsAsync(cancellation));
        if (!applied.SequenceEqual(store.Database.GetMigrations(), StringComparer.Ordinal))
        {
            throw new StoreException("The tables in PostgreSQL are not at this program's version. Let their owner run: kortwiek store migrate");
        }

        var role = await RoleAsync(store, cancellation);
        if (role.Above)
        {
            throw new StoreException($"The role {role.Name} is a superuser, bypasses row-level security or owns the tables: need-to-know would not hold. Connect as a role that owns nothing (docs/guide/store.md).");
        }

        var open = await UnprotectedAsync(store, cancellation);
        if (open.Count > 0)
        {
            throw new StoreException($"Row-level security is not in force on {string.Join(", ", open)}. Let the tables' owner run: kortwiek store migrate");
        }
    }

    /// <summary>Brings the tables up to the program's version, puts row-level security on each and lets a role use them.</summary>
    /// <param name="owner">Connected as the tables' owner.</param>
    /// <param name="role">The role that the program works as.</param>
    /// <param name="cancellation">Stops it between statements.</param>
    /// <exception cref="StoreException">The server does not answer, or there is no such role.</exception>
    public static async Task MigrateAsync(PostgresKortwiekDb owner, string role, CancellationToken cancellation)
    {
        await AskedAsync(async () =>
        {
            await owner.Database.MigrateAsync(cancellation);
            return true;
        });
        if (!await owner.Database.SqlQuery<bool>($"SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = {role}) AS \"Value\"").SingleAsync(cancellation))
        {
            throw new StoreException($"There is no role {role} on the server. Make it with: CREATE ROLE {role} LOGIN");
        }

        await using var transaction = await owner.Database.BeginTransactionAsync(cancellation);
        foreach (var statement in KortwiekDb.RowTypes.Where(t => t.IsSubclassOf(typeof(OperationOwned))).SelectMany(Protection).Concat(Grants(role)).Concat(PostgresSearch.Schema($"{OwnOperation} AND {In("kw.comp")}", Quoted(role))))
        {
            // Names of our own model and a quoted role: none is a parameter's place.
            await owner.Database.ExecuteSqlRawAsync(statement.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <summary>What the role is, for people: the server's version and the role's name.</summary>
    public static async Task<string> DescribeAsync(PostgresKortwiekDb store, CancellationToken cancellation)
    {
        var version = await store.Database.SqlQueryRaw<string>("SELECT current_setting('server_version') AS \"Value\"").SingleAsync(cancellation);
        return $"PostgreSQL {version.Split(' ')[0]} as {(await RoleAsync(store, cancellation)).Name}, who owns nothing; row-level security stands behind the query filter";
    }

    // Entries of the trace may be written by everybody who acts, and read by those who may see them.
    private static IEnumerable<string> Protection(Type type)
    {
        var table = $"\"{type.Name[..^"Row".Length]}\"";
        yield return $"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY";
        yield return $"ALTER TABLE {table} FORCE ROW LEVEL SECURITY";
        yield return $"DROP POLICY IF EXISTS need_to_know ON {table}";
        yield return $"DROP POLICY IF EXISTS need_to_know_add ON {table}";
        if (type == typeof(OutboxRow))
        {
            yield return $"CREATE POLICY need_to_know ON {table} USING ({OwnOperation} AND {In("kw.trace")})";
            yield return $"CREATE POLICY need_to_know_add ON {table} FOR INSERT WITH CHECK ({OwnOperation})";
            yield break;
        }

        yield return $"CREATE POLICY need_to_know ON {table} USING ({(type.IsSubclassOf(typeof(CompartmentOwned)) ? $"{OwnOperation} AND {In("kw.comp")}" : OwnOperation)})";
    }

    private static string In(string setting) => $"(\"CompartmentId\" = ANY (string_to_array(nullif(current_setting('{setting}', true), ''), ',')::uuid[]))";

    private static IEnumerable<string> Grants(string role)
    {
        var quoted = Quoted(role);
        yield return $"GRANT USAGE ON SCHEMA public TO {quoted}";
        foreach (var table in KortwiekDb.RowTypes.Select(t => t.Name[..^"Row".Length]).Concat(PeopleModel.Tables))
        {
            yield return $"GRANT SELECT, INSERT, UPDATE, DELETE ON \"{table}\" TO {quoted}";
        }

        yield return $"GRANT USAGE ON SEQUENCE \"AccountClaim_Id_seq\" TO {quoted}";

        yield return $"GRANT SELECT ON \"__EFMigrationsHistory\" TO {quoted}";
    }

    private static string Quoted(string role) => "\"" + role.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static async Task<(string Name, bool Above)> RoleAsync(PostgresKortwiekDb store, CancellationToken cancellation)
    {
        var name = await store.Database.SqlQueryRaw<string>("SELECT current_user::text AS \"Value\"").SingleAsync(cancellation);
        var above = await store.Database.SqlQueryRaw<bool>(
            """
            SELECT (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user)
                OR EXISTS (SELECT 1 FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_has_role(current_user, relowner, 'MEMBER')) AS "Value"
            """).SingleAsync(cancellation);
        return (name, above);
    }

    private static async Task<List<string>> UnprotectedAsync(PostgresKortwiekDb store, CancellationToken cancellation)
    {
        string[] owned = [.. KortwiekDb.RowTypes.Where(t => t.IsSubclassOf(typeof(OperationOwned))).Select(t => t.Name[..^"Row".Length])];
        return await store.Database.SqlQuery<string>(
            $"""
            SELECT relname::text AS "Value" FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relname = ANY ({owned}) AND NOT (relrowsecurity AND (relforcerowsecurity OR relname = 'Search')) ORDER BY 1
            """).ToListAsync(cancellation);
    }

    private static async Task<T> AskedAsync<T>(Func<Task<T>> question)
    {
        try
        {
            return await question();
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidCatalogName)
        {
            throw new StoreException($"PostgreSQL does not let us in: {e.MessageText}.", e);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new StoreException($"PostgreSQL refuses: {e.MessageText}. Let the tables' owner run: kortwiek store migrate", e);
        }
        catch (NpgsqlException e) when (e.InnerException is SocketException or IOException or TimeoutException)
        {
            throw new StoreException("PostgreSQL does not answer where the connection string says.", e);
        }
        catch (SocketException e)
        {
            throw new StoreException("PostgreSQL does not answer where the connection string says.", e);
        }
    }
}
