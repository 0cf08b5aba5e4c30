using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kortwiek.Store;

// Outside a transaction row-level security shows nothing: a read that forgot it would be an empty answer instead of a fault.
internal sealed class NeedsTransaction : DbCommandInterceptor
{
    public static readonly NeedsTransaction Instance = new();

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Checked(command, eventData, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => new(Checked(command, eventData, result));

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Checked(command, eventData, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => new(Checked(command, eventData, result));

    private static T Checked<T>(DbCommand command, CommandEventData eventData, T result) =>
        command.Transaction is null && eventData.Context is KortwiekDb store && store.CurrentOperation != default
            ? throw new InvalidOperationException("On PostgreSQL the rows of an operation are read and written in a transaction: enter the operation by EnterAsync.")
            : result;
}
