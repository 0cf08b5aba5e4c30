using System.Linq.Expressions;
using System.Reflection;

namespace Kortwiek.App.Desk;

/// <summary>Who speaks of a row: found in the store's own model, so that a table that comes later is not forgotten.</summary>
internal static class References
{
    private static readonly MethodInfo IdsOfRow = typeof(References).GetMethod(nameof(IdsOf), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>For each column that refers to a <typeparamref name="TRow"/>: the ids in it, without what the run itself brought.</summary>
    public static IEnumerable<IQueryable<Id<TRow>>> To<TRow>(KortwiekDb store, Id<ImportRunRow> run)
        where TRow : Row
    {
        foreach (var (table, column) in Columns<TRow>(store))
        {
            yield return (IQueryable<Id<TRow>>)IdsOfRow.MakeGenericMethod(typeof(TRow), table).Invoke(null, [store, column, run])!;
        }
    }

    /// <summary>The columns that refer to a <typeparamref name="TRow"/>, in a stated order.</summary>
    public static IEnumerable<(Type Table, PropertyInfo Column)> Columns<TRow>(KortwiekDb store)
        where TRow : Row =>
        from entity in store.Model.GetEntityTypes().OrderBy(t => t.ClrType.Name, StringComparer.Ordinal)
        where entity.ClrType.IsSubclassOf(typeof(OperationOwned)) && entity.ClrType != typeof(ImportChangeRow)
        from property in entity.GetProperties()
        where property.PropertyInfo is not null && (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(Id<TRow>) && !(entity.ClrType == typeof(TRow) && property.Name == "Id")
        orderby entity.ClrType.Name, property.Name
        select (entity.ClrType, property.PropertyInfo!);

    private static IQueryable<Id<TRow>> IdsOf<TRow, TTable>(KortwiekDb store, PropertyInfo column, Id<ImportRunRow> run)
        where TRow : Row
        where TTable : OperationOwned
    {
        IQueryable<TTable> rows = store.Set<TTable>();
        if (typeof(TTable).GetProperty("RunId") is { } runId)
        {
            var row = Expression.Parameter(typeof(TTable), "row");
            var others = Expression.NotEqual(Expression.Property(row, runId), Expression.Constant(run, runId.PropertyType));
            rows = rows.Where(Expression.Lambda<Func<TTable, bool>>(others, row));
        }

        var item = Expression.Parameter(typeof(TTable), "row");
        var id = Expression.Property(item, column);
        if (column.PropertyType == typeof(Id<TRow>))
        {
            return rows.Select(Expression.Lambda<Func<TTable, Id<TRow>>>(id, item));
        }

        var some = Expression.Lambda<Func<TTable, bool>>(Expression.Property(id, "HasValue"), item);
        return rows.Where(some).Select(Expression.Lambda<Func<TTable, Id<TRow>>>(Expression.Property(id, "Value"), item));
    }
}
