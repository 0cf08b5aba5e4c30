using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace Kortwiek.IntegrationTests;

/// <summary>The command line in a home of its own: as a process of its own, or, where hundreds of cases are asked, in this one.</summary>
public sealed class Cli : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "kortwiek");
    private static readonly MethodInfo EntryPoint = Assembly.Load("kortwiek").EntryPoint!;
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("kortwiek-cli");

    public string Home => _home.FullName;

    /// <summary>Starts a command without waiting for it.</summary>
    public Process Start(params string[] args)
    {
        var start = new ProcessStartInfo(Program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = Home };
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        start.Environment["KORTWIEK_HOME"] = Path.Combine(Home, "data");
        return Process.Start(start)!;
    }

    /// <summary>Runs a command to its end.</summary>
    public async Task<Result> RunAsync(params string[] args)
    {
        using var process = Start(args);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Result(process.ExitCode, await output, await error);
    }

    /// <summary>Runs a command to its end by the program's own entry point, without a process of its own.</summary>
    public async Task<Result> RunHereAsync(params string[] args)
    {
        var (exitCode, output, error) = await CapturedConsole.RunAsync(() => (int)EntryPoint.Invoke(null, [(string[])[.. args, "--home", Path.Combine(Home, "data")]])!);
        return new Result(exitCode, output, error);
    }

    public void Dispose() => _home.Delete(recursive: true);

    public sealed record Result(int ExitCode, string Output, string Error)
    {
        public JsonElement Json => JsonDocument.Parse(Output).RootElement;
    }
}
