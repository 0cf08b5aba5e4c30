using System.Reflection;
using Kortwiek.App;
using Kortwiek.App.Tables;

namespace Kortwiek.Tests.App.Tables;

public sealed class AnswerTableTests
{
    [Fact]
    public void Every_list_of_records_in_a_verb_s_answer_is_a_table()
    {
        var missing = new List<string>();
        foreach (var verb in Verbs.All)
        {
            var fields = AnswerTable.Of(verb.ResponseType).Select(t => t.Field).ToHashSet(StringComparer.Ordinal);
            missing.AddRange(Lists(verb.ResponseType).Where(f => !fields.Contains(f)).Select(f => $"{verb.Path}: {f}"));
        }

        Assert.Empty(missing);
        Assert.True(Verbs.All.Count(v => AnswerTable.Of(v.ResponseType).Count > 0) > 20);
    }

    [Fact]
    public void Columns_and_tables_have_each_their_own_name() => Assert.All(Verbs.All, v =>
    {
        var tables = AnswerTable.Of(v.ResponseType);
        Assert.Equal(tables.Count, tables.Select(t => t.Field).Distinct(StringComparer.Ordinal).Count());
        Assert.All(tables, t => Assert.Equal(t.Heads.Count, t.Heads.Distinct(StringComparer.Ordinal).Count()));
    });

    [Fact]
    public void A_row_holds_the_fields_in_their_order_with_inner_records_flat_and_inner_lists_joined()
    {
        var table = Assert.Single(AnswerTable.Of(typeof(Sample)));
        Assert.Equal(("lines", "id,owner.name,owner.age,tags,steps,at,kind"), (table.Field, string.Join(',', table.Heads)));
        var at = new DateTimeOffset(2027, 4, 21, 8, 0, 0, TimeSpan.Zero);
        var rows = table.Sheet(new Sample(1, [new Line("M-1", new Owner("An", 3), ["x", "y"], [new Owner("Bo", 4)], at, Effect.Keeps), new Line("M-2", null, [], [], null, Effect.Pure)])).Rows.ToList();
        Assert.Equal(["M-1", "An", 3L, "x; y", "name Bo, age 4", at, "keeps"], rows[0]);
        Assert.Equal(["M-2", null, null, "", "", null, "pure"], rows[1]);
    }

    [Fact]
    public void A_list_at_the_top_is_called_items() => Assert.Equal("items", Assert.Single(AnswerTable.Of(typeof(IReadOnlyList<Owner>))).Field);

    [Theory]
    [InlineData("measure list", "x.txt", null, null, "A table is written as .csv or as .xlsx.")]
    [InlineData("version", "x.csv", null, null, "version answers without a table.")]
    [InlineData("measure list", "x.csv", null, "#", "'#' is no separator: one of , ; tab.")]
    public void What_cannot_be_written_is_told_before_the_verb_runs(string path, string name, string? rows, string? separator, string sentence)
    {
        var asked = Assert.IsType<Outcome<TableFile>.Bad>(TableFile.For(Verbs.Find(path)!, name, rows, separator));
        Assert.Equal(sentence, asked.Fault.Message);
    }

    [Fact]
    public void Csv_takes_one_of_several_tables_and_a_workbook_all()
    {
        var board = Verbs.Find("act board")!;
        var fields = AnswerTable.Of(board.ResponseType).Select(t => t.Field).ToList();
        Assert.True(fields.Count > 1);
        var bad = Assert.IsType<Outcome<TableFile>.Bad>(TableFile.For(board, "b.csv", null, null));
        Assert.Contains(string.Join(", ", fields), bad.Fault.Message.ToString(), StringComparison.Ordinal);
        Assert.IsType<Outcome<TableFile>.Done>(TableFile.For(board, "b.csv", fields[1], null));
        Assert.IsType<Outcome<TableFile>.Done>(TableFile.For(board, "b.xlsx", null, ";"));
        Assert.IsType<Outcome<TableFile>.Bad>(TableFile.For(board, "b.xlsx", "nothing", null));
    }

    // A second reading of the records, by their properties alone: lists of records of ours at the top.
    private static IEnumerable<string> Lists(Type response) => response.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) && IsRecord(p.PropertyType.GetGenericArguments()[0]))
        .Select(p => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(p.Name));

    private static bool IsRecord(Type type) => type.IsClass && type.GetMethod("<Clone>$") is not null && type.GetProperties().Length > 1;

    private sealed record Sample(int Count, IReadOnlyList<Line> Lines);

    private sealed record Line(string Id, Owner? Owner, IReadOnlyList<string> Tags, IReadOnlyList<Owner> Steps, DateTimeOffset? At, Effect Kind);

    private sealed record Owner(string Name, int Age);
}
