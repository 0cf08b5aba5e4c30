using System.Text.Json;
using Kortwiek.App;

namespace Kortwiek.IntegrationTests;

public sealed class EveryVerbsFilesTests(EveryVerbsFilesTests.Prepared prepared) : IClassFixture<EveryVerbsFilesTests.Prepared>
{
    private readonly Cli _cli = prepared.Cli;

    public static TheoryData<string> PathsWithAFile => [.. Verbs.All.Where(v => v.Parameters.Any(p => p.ValueKind is "input-file" or "input-path")).Select(v => v.Path)];

    // Any bytes may be an exhibit or the proof of a success: these two take them.
    public static TheoryData<string> PathsWithAFormat => [.. PathsWithAFile.Select(row => row.Data).Where(path => path is not ("evidence intake" or "measure confirm"))];

    public static TheoryData<string> PathsWithAnOutput => [.. Verbs.All.Where(v => v.HasOutput).Select(v => v.Path)];

    [Theory]
    [MemberData(nameof(PathsWithAFile))]
    public async Task A_missing_file_ends_with_2_one_sentence_and_an_empty_stdout(string path)
    {
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

        var result = await _cli.RunHereAsync([.. args, "--json"]);
        Assert.True(result.ExitCode == 2, $"{string.Join(' ', args)} ended with {result.ExitCode}: {result.Output}{result.Error}");
        Assert.Equal("", result.Output);
        var error = JsonDocument.Parse(result.Error).RootElement.GetProperty("error");
        Assert.False(string.IsNullOrEmpty(error.GetProperty("message").GetString()));
        Assert.Single(result.Error.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [MemberData(nameof(PathsWithAFormat))]
    public async Task A_file_of_another_format_ends_with_2_and_one_sentence(string path)
    {
        var junk = Path.Combine(_cli.Home, "junk");
        await File.WriteAllBytesAsync(junk, [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, 0xFF, 0xFE, 0xC0, 0x80], TestContext.Current.CancellationToken);
        var verb = Verbs.Find(path)!;
        List<string> args = [.. path.Split(' ')];
        foreach (var parameter in verb.Parameters.Where(p => p.IsRequired || p.ValueKind is "input-file" or "input-path"))
        {
            args.AddRange(parameter.IsArgument ? [] : [parameter.Name]);
            args.Add(parameter.ValueKind is "input-file" or "input-path" ? junk : Sample(parameter));
        }

        var result = await _cli.RunHereAsync([.. args, "--json"]);
        Assert.True(result.ExitCode == 2, $"{string.Join(' ', args)} ended with {result.ExitCode}: {result.Output}{result.Error}");
        Assert.Equal("", result.Output);
        Assert.Single(result.Error.TrimEnd('\n').Split('\n'));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_cli.Home, "out-*"));
    }

    [Theory]
    [MemberData(nameof(PathsWithAnOutput))]
    public async Task An_output_that_exists_is_left_alone(string path)
    {
        var verb = Verbs.Find(path)!;
        var taken = Path.Combine(_cli.Home, $"taken-{path.Replace(' ', '-')}");
        await File.WriteAllTextAsync(taken, "mine", TestContext.Current.CancellationToken);
        List<string> args = [.. path.Split(' ')];
        foreach (var parameter in verb.Parameters.Where(p => p.IsRequired || p.ValueKind is "output-file" or "output-folder"))
        {
            args.AddRange(parameter.IsArgument ? [] : [parameter.Name]);
            args.Add(parameter.ValueKind is "output-file" or "output-folder" ? taken : Sample(parameter));
        }

        var result = await _cli.RunHereAsync([.. args, "--json"]);
        Assert.True(result.ExitCode == 2, $"{string.Join(' ', args)} ended with {result.ExitCode}: {result.Output}{result.Error}");
        Assert.Equal("mine", await File.ReadAllTextAsync(taken, TestContext.Current.CancellationToken));
    }

    /// <summary>A home with one operation.</summary>
    public sealed class Prepared : IAsyncLifetime
    {
        public Cli Cli { get; } = new();

        public async ValueTask InitializeAsync() => await Cli.RunAsync("operation", "new", "EVERY-VERB", "--title", "t");

        public ValueTask DisposeAsync()
        {
            Cli.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private string Sample(Parameter parameter) => parameter.ValueKind switch
    {
        "number" => "1",
        "instant" => "2027-04-21T08:00:00Z",
        "day" => "2027-04-21",
        "duration" => "00:15:00",
        "country" => "BE",
        "choice" => parameter.Choices[0],
        "input-file" or "input-path" => "no-such-file",
        "output-file" or "output-folder" => Path.Combine(_cli.Home, $"out-{Guid.CreateVersion7():N}"),
        _ => "x",
    };
}
