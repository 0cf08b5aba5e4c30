using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Kortwiek.App.Tables;

/// <summary>A list of records in a verb's answer, as a table: the columns are the fields of the JSON document, in their order.</summary>
/// <param name="Field">Where the list stands in the document: <c>measures</c>, <c>report.findings</c>; <c>items</c> for a list at the top.</param>
/// <param name="Heads">The fields of a row; one of a record within a row is <c>owner.name</c>.</param>
public sealed record AnswerTable(string Field, IReadOnlyList<string> Heads)
{
    private const int Deepest = 3;

    private static readonly JsonSerializerOptions Options = new(KortwiekJson.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    private readonly Func<object, object?> _list = _ => null;
    private readonly IReadOnlyList<Func<object, object?>> _cells = [];

    private AnswerTable(string field, IReadOnlyList<(string Head, Func<object, object?> Cell)> columns, Func<object, object?> list)
        : this(field, [.. columns.Select(c => c.Head)])
    {
        _cells = [.. columns.Select(c => c.Cell)];
        _list = list;
    }

    /// <summary>All tables of a response type, in the order of its fields; none where it holds no list of records.</summary>
    public static IReadOnlyList<AnswerTable> Of(Type response) => [.. Within(Options.GetTypeInfo(response), "", answer => answer, 0)];

    /// <summary>The table of an answer; its rows are made one by one.</summary>
    public Sheet Sheet(object answer) => new(Field, Heads, Rows(answer));

    private IEnumerable<IReadOnlyList<object?>> Rows(object answer)
    {
        foreach (var row in _list(answer) as IEnumerable ?? Array.Empty<object>())
        {
            yield return row is null ? new object?[_cells.Count] : [.. _cells.Select(cell => Plain(cell(row)))];
        }
    }

    private static IEnumerable<AnswerTable> Within(JsonTypeInfo type, string field, Func<object, object?> get, int depth)
    {
        if (type.Kind is JsonTypeInfoKind.Enumerable && Options.GetTypeInfo(type.ElementType!) is { Kind: JsonTypeInfoKind.Object } element)
        {
            List<(string, Func<object, object?>)> columns = [.. Columns(element, "", row => row, 0)];
            return columns.Count == 0 ? [] : [new AnswerTable(field.Length == 0 ? "items" : field, columns, get)];
        }

        return type.Kind is JsonTypeInfoKind.Object && depth < Deepest
            ? type.Properties.Where(p => p.Get is not null).SelectMany(p => Within(Options.GetTypeInfo(p.PropertyType), Join(field, p.Name), Through(get, p.Get!), depth + 1))
            : [];
    }

    private static IEnumerable<(string Head, Func<object, object?> Cell)> Columns(JsonTypeInfo type, string head, Func<object, object?> get, int depth)
    {
        foreach (var property in type.Properties.Where(p => p.Get is not null))
        {
            var inner = Options.GetTypeInfo(property.PropertyType);
            var name = Join(head, property.Name);
            var cell = Through(get, property.Get!);
            if (inner.Kind is not JsonTypeInfoKind.Object || depth == Deepest)
            {
                yield return (name, cell);
                continue;
            }

            foreach (var column in Columns(inner, name, cell, depth + 1))
            {
                yield return column;
            }
        }
    }

    private static Func<object, object?> Through(Func<object, object?> outer, Func<object, object?> inner) => row => outer(row) is { } value ? inner(value) : null;

    private static string Join(string field, string name) => field.Length == 0 ? name : $"{field}.{name}";

    private static object? Plain(object? value) => value switch
    {
        null or string or bool or long or double or decimal or DateTimeOffset or DateOnly => value,
        byte or sbyte or short or ushort or int or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        ulong or float => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        _ => Text(JsonSerializer.SerializeToElement(value, value.GetType(), Options)),
    };

    // What a cell cannot hold is joined: the parts of a list by a semicolon, the fields of a record by a comma.
    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null => null,
        JsonValueKind.Array => string.Join("; ", value.EnumerateArray().Select(Text)),
        JsonValueKind.Object => string.Join(", ", value.EnumerateObject().Select(f => $"{f.Name} {Text(f.Value)}")),
        _ => value.GetRawText(),
    };
}
