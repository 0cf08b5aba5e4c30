using System.Text;
using Kortwiek.App;
using Kortwiek.App.Tables;

namespace Kortwiek.IntegrationTests;

public sealed class TableOptionTests(Cli cli) : IClassFixture<Cli>
{
    [Fact]
    public async Task The_answer_s_table_is_written_beside_the_answer()
    {
        var file = Path.Combine(cli.Home, "verbs.csv");
        var result = await cli.RunHereAsync("verbs", "--json", "--table", file, "--separator", ";");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(Verbs.All.Count, result.Json.GetProperty("verbs").GetArrayLength());
        var lines = (await File.ReadAllTextAsync(file, Encoding.UTF8, TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Verbs.All.Count + 1, lines.Length);
        Assert.StartsWith(string.Join(';', result.Json.GetProperty("verbs")[0].EnumerateObject().Select(p => p.Name).Take(2)), lines[0], StringComparison.Ordinal);

        var again = await cli.RunHereAsync("verbs", "--table", file);
        Assert.Equal((2, ""), (again.ExitCode, again.Output));
        Assert.Equal(0, (await cli.RunHereAsync("verbs", "--table", file, "--force")).ExitCode);
    }

    [Theory]
    [InlineData("--table", "x.ods")]
    [InlineData("--table", "no-such-folder/x.csv")]
    [InlineData("--table", "x.csv", "--rows", "nothing")]
    [InlineData("--table", "x.csv", "--separator", "#")]
    [InlineData("--rows", "verbs")]
    [InlineData("--separator", ";")]
    public async Task What_cannot_be_written_ends_with_2_one_sentence_and_an_empty_stdout(params string[] options)
    {
        var result = await cli.RunHereAsync(["verbs", .. options]);
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Single(result.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task A_table_that_is_not_written_leaves_the_verb_undone()
    {
        var result = await cli.RunHereAsync("operation", "new", "TAB-1", "--title", "t", "--table", Path.Combine(cli.Home, "x.ods"));
        Assert.Equal(2, result.ExitCode);
        Assert.DoesNotContain("TAB-1", (await cli.RunHereAsync("operation", "list", "--json")).Output, StringComparison.Ordinal);
        Assert.Empty(AnswerTable.Of(Verbs.Find("version")!.ResponseType));
    }
}
