namespace Kortwiek.IntegrationTests;

public sealed class ShellTests(Cli cli) : IClassFixture<Cli>
{
    [Fact]
    public async Task Version_is_one_document_that_starts_with_its_kind()
    {
        var result = await cli.RunAsync("version", "--json");
        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("{\"kind\":\"version/1\",", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("}\n", result.Output, StringComparison.Ordinal);
        Assert.Single(result.Output.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task An_unknown_verb_ends_with_2_and_names_the_nearest()
    {
        var result = await cli.RunAsync("operation", "lits");
        Assert.Equal((2, "", "There is no command 'operation lits'. Did you mean 'operation list'?\n"), (result.ExitCode, result.Output, result.Error));
    }

    [Fact]
    public async Task A_response_file_is_not_expanded()
    {
        var result = await cli.RunAsync("operation", "new", "@handle", "--title", "t");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("'@handle' is no code", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_that_closes_the_pipe_early_does_not_fail_the_command()
    {
        using var process = cli.Start("verbs", "--json");
        var first = new char[1];
        Assert.Equal(1, await process.StandardOutput.ReadAsync(first, TestContext.Current.CancellationToken));
        process.StandardOutput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task A_refusal_is_a_document_with_all_refusals_and_ends_with_1()
    {
        await cli.RunAsync("operation", "new", "TWICE", "--title", "t");
        var result = await cli.RunAsync("operation", "new", "TWICE", "--title", "t", "--json");
        Assert.Equal(1, result.ExitCode);
        Assert.False(result.Json.GetProperty("ok").GetBoolean());
        Assert.Equal("code-taken", result.Json.GetProperty("refusals")[0].GetProperty("guard").GetString());
    }

    [Fact]
    public async Task Who_ends_serve_by_SIGTERM_ends_the_pages_with_it()
    {
        using var served = new Cli();
        using var serve = served.Start("serve", "--urls", "http://127.0.0.1:0");
        var address = "";
        while (!address.Contains("http://127.0.0.1:", StringComparison.Ordinal))
        {
            address = await serve.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException(await serve.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        var rest = serve.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        using (var kill = System.Diagnostics.Process.Start("kill", ["-TERM", $"{serve.Id}"]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        // The output ends when the last who holds it has ended: the pages, too.
        await rest.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await serve.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, serve.ExitCode);
    }
}
