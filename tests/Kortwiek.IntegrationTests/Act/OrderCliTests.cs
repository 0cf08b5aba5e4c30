using System.Text.Json;

namespace Kortwiek.IntegrationTests.Act;

public sealed class OrderCliTests(Cli cli) : IClassFixture<Cli>
{
    [Fact]
    public async Task A_form_is_made_without_an_operation_and_the_check_lists_all_that_is_open()
    {
        var file = Path.Combine(cli.Home, "mla.json");
        var made = await cli.RunAsync("order", "new", file, "--form", "mla", "--lang", "fr", "--json");
        Assert.Equal((0, "order.new/1", "fr"), (made.ExitCode, made.Json.GetProperty("kind").GetString(), made.Json.GetProperty("language").GetString()));
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(2, (await cli.RunAsync("order", "new", file, "--form", "mla", "--force")).ExitCode);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));

        var check = await cli.RunAsync("order", "check", file, "--json");
        Assert.Equal((1, "order.check/1", false), (check.ExitCode, check.Json.GetProperty("kind").GetString(), check.Json.GetProperty("ok").GetBoolean()));
        var open = made.Json.GetProperty("open").EnumerateArray().Select(o => o.GetProperty("guard").GetString());
        Assert.Equal(open, check.Json.GetProperty("refusals").EnumerateArray().Select(o => o.GetProperty("guard").GetString()));
        Assert.True(check.Json.GetProperty("refusals").GetArrayLength() >= 15);
        var drawn = await cli.RunAsync("order", "check", file);
        Assert.Equal((1, true), (drawn.ExitCode, (drawn.Output + drawn.Error).Contains("'Requesting state' is missing.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_file_that_is_no_json_ends_with_2_its_line_and_an_empty_stdout()
    {
        var file = Path.Combine(cli.Home, "broken.json");
        await File.WriteAllTextAsync(file, "{\n  \"form\": \"tco-1\",\n  version\n}", TestContext.Current.CancellationToken);
        foreach (var command in (string[][])[["order", "check", file, "--json"], ["order", "print", file, "--out", Path.Combine(cli.Home, "broken.html"), "--json"]])
        {
            var result = await cli.RunAsync(command);
            Assert.Equal((2, ""), (result.ExitCode, result.Output));
            var error = JsonDocument.Parse(result.Error).RootElement.GetProperty("error");
            Assert.Equal(3, error.GetProperty("line").GetInt64());
        }

        Assert.False(File.Exists(Path.Combine(cli.Home, "broken.html")));
    }
}
