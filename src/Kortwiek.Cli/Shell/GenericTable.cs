using System.Text.Json;
using Spectre.Console;

namespace Kortwiek.Cli;

/// <summary>Draws any answer: single fields as a list, lists of records as tables.</summary>
internal static class GenericTable
{
    private const int MostRows = 40;

    public static void Draw(IAnsiConsole console, object answer)
    {
        var element = JsonSerializer.SerializeToElement(answer, answer.GetType(), KortwiekJson.Options);
        if (element.ValueKind is not JsonValueKind.Object)
        {
            console.WriteLine(Text(element));
            return;
        }

        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(3)).AddColumn();
        var scalars = 0;
        foreach (var field in element.EnumerateObject().Where(f => !IsTable(f.Value)))
        {
            grid.AddRow(new Markup($"[dim]{Markup.Escape(Words(field.Name))}[/]"), new Text(Text(field.Value)));
            scalars++;
        }

        if (scalars > 0)
        {
            console.Write(grid);
        }

        foreach (var field in element.EnumerateObject().Where(f => IsTable(f.Value)))
        {
            DrawRows(console, field.Name, [.. field.Value.EnumerateArray()]);
        }
    }

    private static void DrawRows(IAnsiConsole console, string name, List<JsonElement> rows)
    {
        var table = new Table { Border = TableBorder.Simple, Title = new TableTitle(Markup.Escape($"{Words(name)} ({rows.Count})")) };
        var columns = rows[0].EnumerateObject().Select(f => f.Name).ToList();
        foreach (var column in columns)
        {
            var numeric = rows.All(r => r.TryGetProperty(column, out var v) && v.ValueKind is JsonValueKind.Number or JsonValueKind.Null);
            var header = new TableColumn(Markup.Escape(Words(column)));
            table.AddColumn(numeric ? header.RightAligned() : header);
        }

        foreach (var row in rows.Take(MostRows))
        {
            table.AddRow(columns.Select(c => new Text(row.TryGetProperty(c, out var value) ? Text(value) : "")));
        }

        console.Write(table);
        if (rows.Count > MostRows)
        {
            console.WriteLine($"… and {rows.Count - MostRows} more; --json prints all.");
        }
    }

    private static bool IsTable(JsonElement value) =>
        value.ValueKind is JsonValueKind.Array && value.GetArrayLength() > 0 && value.EnumerateArray().All(i => i.ValueKind is JsonValueKind.Object);

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Printable(value.GetString()!),
        JsonValueKind.Null => "–",
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Take(12).Select(Text)) + (value.GetArrayLength() > 12 ? ", …" : ""),
        JsonValueKind.Object => string.Join(", ", value.EnumerateObject().Select(f => $"{Words(f.Name)} {Text(f.Value)}")),
        _ => value.GetRawText(),
    };

    // Names come from the adversary: no control character reaches the terminal.
    private static string Printable(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c)) : text;

    private static string Words(string camel) => JsonNamingPolicy.KebabCaseLower.ConvertName(camel).Replace('-', ' ');
}
