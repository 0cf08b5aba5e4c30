using System.Text.Json;
using Kortwiek.App;

namespace Kortwiek.IntegrationTests;

public sealed class EveryVerbTests(Cli cli) : IClassFixture<Cli>
{
    public static TheoryData<string> Paths => [.. Verbs.All.Select(v => v.Path)];

    public static TheoryData<string> PathsWithAFile => [.. Verbs.All.Where(v => v.Parameters.Any(p => p.ValueKind is "input-file" or "input-path")).Select(v => v.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Help_is_given_and_ends_with_0(string path)
    {
        var result = await cli.RunAsync([.. path.Split(' '), "--help"]);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains(Verbs.Find(path)!.Summary, result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task An_unknown_option_ends_with_2_and_an_empty_stdout(string path)
    {
        var result = await cli.RunAsync([.. path.Split(' '), "--no-such-option", "--json"]);
        Assert.Equal(2, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Contains("--no-such-option", JsonDocument.Parse(result.Error).RootElement.GetProperty("error").GetProperty("message").GetString()!, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(PathsWithAFile))]
    public async Task A_missing_file_ends_with_2_one_sentence_and_an_empty_stdout(string path)
    {
        await cli.RunAsync("operation", "new", "MISSING-FILE", "--title", "t");
        var verb = Verbs.Find(path)!;
        List<string> args = [.. path.Split(' ')];
        foreach (var parameter in verb.Parameters.Where(p => p.IsRequired || p.ValueKind is "input-file" or "input-path"))
        {
            if (!parameter.IsArgument)
            {
                args.Add(parameter.Name);
            }

            args.Add(Sample(parameter));
        }

        var result = await cli.RunAsync([.. args, "--json"]);
        Assert.True(result.ExitCode == 2, $"{string.Join(' ', args)} ended with {result.ExitCode}: {result.Output}{result.Error}");
        Assert.Equal("", result.Output);
        var error = JsonDocument.Parse(result.Error).RootElement.GetProperty("error");
        Assert.False(string.IsNullOrEmpty(error.GetProperty("message").GetString()));
        Assert.Single(result.Error.TrimEnd('\n').Split('\n'));
    }

    private static string Sample(Parameter parameter) => parameter.ValueKind switch
    {
        "number" => "1",
        "instant" => "2027-04-21T08:00:00Z",
        "day" => "2027-04-21",
        "duration" => "00:15:00",
        "country" => "BE",
        "choice" => parameter.Choices[0],
        "input-file" or "input-path" => "no-such-file",
        "output-file" or "output-folder" => $"out-{Guid.CreateVersion7():N}",
        _ => "x",
    };
}
