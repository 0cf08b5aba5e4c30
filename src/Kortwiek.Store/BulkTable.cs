using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kortwiek.Store;

/// <summary>A table with its columns, for statements that go past the change tracker.</summary>
/// <param name="InsertInto">The beginning of an insert, up to its list of columns.</param>
/// <param name="Columns">In the order of that list.</param>
internal sealed record BulkTable(string InsertInto, IReadOnlyList<BulkColumn> Columns)
{
    public static BulkTable Of(IEntityType type)
    {
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        List<BulkColumn> columns = [.. type.GetProperties().Select(p => Column(p, p.GetColumnName(table)!))];
        return new BulkTable($"INSERT INTO \"{table.Name}\" ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))})", columns);
    }

    private static BulkColumn Column(IProperty property, string name)
    {
        var mapping = property.GetRelationalTypeMapping();
        var convert = mapping.Converter?.ConvertToProvider;
        var kept = mapping.Converter?.ProviderClrType ?? property.ClrType;
        var getter = property.GetGetter();
        return new BulkColumn(name, mapping.StoreType, Nullable.GetUnderlyingType(kept) ?? kept, row =>
        {
            var value = getter.GetClrValue(row);
            if (value is string text)
            {
                TextRules.Check(property, text);
            }

            return value is null ? null : convert is null ? value : convert(value);
        });
    }
}

/// <summary>A column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="StoreType">The database's type.</param>
/// <param name="Kept">The type of the value that is kept, without the question mark.</param>
/// <param name="Value">That value of a row, or null.</param>
internal sealed record BulkColumn(string Name, string StoreType, Type Kept, Func<object, object?> Value);
