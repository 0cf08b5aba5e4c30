using System.Text.Json;
using Kortwiek.App;

namespace Kortwiek.IntegrationTests;

public sealed class EveryVerbTests(Cli cli) : IClassFixture<Cli>
{
    public static TheoryData<string> Paths => [.. Verbs.All.Select(v => v.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Help_is_given_and_ends_with_0(string path)
    {
        var result = await cli.RunHereAsync([.. path.Split(' '), "--help"]);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains(Verbs.Find(path)!.Summary, result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task An_unknown_option_ends_with_2_and_an_empty_stdout(string path)
    {
        var result = await cli.RunHereAsync([.. path.Split(' '), "--no-such-option", "--json"]);
        Assert.Equal(2, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Contains("--no-such-option", JsonDocument.Parse(result.Error).RootElement.GetProperty("error").GetProperty("message").GetString()!, StringComparison.Ordinal);
    }
}
