using System.Diagnostics;
using Kortwiek.Core;

namespace Kortwiek.IntegrationTests;

/// <summary>architecture.md §9.10: a process that is killed at any moment leaves a store that the next command finds whole.</summary>
public sealed class KillTests : IDisposable
{
    private const int Moments = 20;
    private readonly Cli _cli = new();

    [Fact]
    public async Task A_writing_verb_killed_at_random_moments_leaves_a_store_that_checks_out()
    {
        var made = await _cli.RunAsync("operation", "new", "KILL", "--title", "t");
        Assert.True(made.ExitCode == 0, made.Error);
        var data = Path.Combine(_cli.Home, "data.csv");
        await File.WriteAllTextAsync(data, "t,e\n" + string.Concat(Enumerable.Range(1, 2000).Select(i => $"{i},{i % 2}\n")), TestContext.Current.CancellationToken);
        var random = new Xoshiro256(1);

        // How long an undisturbed command takes bounds the moments.
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, (await SurvivalAsync(data)).ExitCode);
        var whole = clock.Elapsed;
        var killed = 0;
        for (var i = 0; i < Moments; i++)
        {
            using var process = _cli.Start("impact", "survival", data, "--time", "t", "--event", "e", "--quiet");
            await Task.Delay(whole * random.Double(), TestContext.Current.CancellationToken);
            if (!process.HasExited)
            {
                process.Kill();
                killed++;
            }

            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.True(killed > Moments / 4, $"only {killed} of {Moments} were still running");
        Assert.Equal(0, (await SurvivalAsync(data)).ExitCode);
        var check = await _cli.RunAsync("store", "check", "--json");
        Assert.True(check.ExitCode == 0, check.Output);
        Assert.Contains(" 0 waiting", check.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _cli.Dispose();

    private Task<Cli.Result> SurvivalAsync(string data) => _cli.RunAsync("impact", "survival", data, "--time", "t", "--event", "e", "--quiet");
}
