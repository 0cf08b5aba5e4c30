using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kortwiek.Store;

/// <summary>Adds many rows by one prepared command, past the change tracker: ten times as quick as adding them one by one, for feeds of hundreds of thousands of objects.</summary>
public static class BulkRows
{
    /// <summary>Inserts the rows into the operation that the store sees, inside its open transaction.</summary>
    /// <typeparam name="TRow">A table.</typeparam>
    /// <param name="store">Has an operation and an open transaction.</param>
    /// <param name="rows">New rows; they are not tracked afterwards.</param>
    /// <exception cref="InvalidOperationException">There is no operation or no transaction.</exception>
    /// <exception cref="StoreException">A text cannot be kept, or another authority has the element.</exception>
    /// <exception cref="DbException">A row breaks a rule of the table.</exception>
    public static void AddBulk<TRow>(this KortwiekDb store, IReadOnlyCollection<TRow> rows)
        where TRow : OperationOwned
    {
        if (rows.Count == 0)
        {
            return;
        }

        var transaction = store.Database.CurrentTransaction ?? throw new InvalidOperationException("Rows in bulk need an open transaction.");
        foreach (var row in rows)
        {
            store.Own(row);
            row.Rev = 1;
        }

        using var command = store.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();
        try
        {
            store.InsertAll(command, BulkTable.Of(store.Model.FindEntityType(typeof(TRow))!), rows);
            if (Searchable.Is(typeof(TRow)))
            {
                AddLines(store, transaction, SearchBook.Of(store, rows));
            }
        }
        catch (DbException e) when (store.Explain(e) is { } sentence)
        {
            throw new StoreException(sentence, e);
        }
    }

    private static void AddLines(KortwiekDb store, IDbContextTransaction transaction, List<SearchRow> lines)
    {
        foreach (var line in lines)
        {
            store.Own(line);
            line.Rev = 1;
        }

        using var command = store.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();
        store.InsertAll(command, BulkTable.Of(store.Model.FindEntityType(typeof(SearchRow))!), lines);
    }
}
