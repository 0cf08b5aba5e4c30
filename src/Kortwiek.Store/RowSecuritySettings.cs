using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kortwiek.Store;

// Tells PostgreSQL, for the length of one transaction, whose rows may be seen. Transaction-local only: a pooled connection must not carry one member's rights to the next.
internal sealed class RowSecuritySettings : DbTransactionInterceptor
{
    public static readonly RowSecuritySettings Instance = new();

    public override DbTransaction TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        using var command = Command(connection, result, eventData.Context);
        command.ExecuteNonQuery();
        return result;
    }

    public override async ValueTask<DbTransaction> TransactionStartedAsync(DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection, result, eventData.Context);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return result;
    }

    internal static DbCommand Command(DbConnection connection, DbTransaction transaction, DbContext? context)
    {
        var store = (KortwiekDb)context!;
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT set_config('kw.op', @operation, true), set_config('kw.comp', @cases, true), set_config('kw.trace', @trace, true)";
        Add("operation", store.CurrentOperation == default ? "" : store.CurrentOperation.ToString());
        Add("cases", string.Join(',', store.Access.Cases));
        Add("trace", string.Join(',', store.Access.Trace));
        return command;

        void Add(string name, string value)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
    }
}
