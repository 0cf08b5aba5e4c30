using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Spectre.Console;

namespace Kortwiek.Cli;

/// <summary><c>serve</c>: hands over to the web program of the same folder.</summary>
internal static class ServeCommand
{
    public const string DefaultUrl = "http://localhost:5080";

    public static Command Make(GlobalOptions globals)
    {
        var urls = new Option<string?>("--urls") { Description = $"where to listen (default: {DefaultUrl}, or what --setup said)", HelpName = "URL" };
        var setup = new SetupOptions();
        var command = new Command("serve", "Serves the pages on this machine; with --setup, makes ready to serve them to others by HTTPS") { urls };
        setup.AddTo(command);
        command.SetAction(async (result, cancellation) =>
        {
            var installation = new Installation(CommandLine.Home(result, globals), TimeProvider.System);
            if (setup.IsAskedFor(result))
            {
                return await setup.RunAsync(result, installation);
            }

            if (!Console.IsInputRedirected && !Console.IsOutputRedirected)
            {
                await FirstAdministrator.AskAsync(AnsiConsole.Console, installation, cancellation);
            }

            return await RunAsync(installation.Home, result.GetValue(urls), demoViewer: false, cancellation);
        });
        return command;
    }

    /// <summary>Runs the web program until Ctrl-C or SIGTERM.</summary>
    /// <param name="home">The installation's folder.</param>
    /// <param name="urls">Where to listen; null for what the installation says.</param>
    /// <param name="demoViewer">Whether who sits at this machine may look at demo operations without signing in.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<int> RunAsync(string home, string? urls, bool demoViewer, CancellationToken cancellation)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Kortwiek.Web");
        if (!File.Exists(program))
        {
            await Console.Error.WriteLineAsync($"The web program is not beside this one ({program}). Build with ./kortwiek.");
            return 2;
        }

        var start = new ProcessStartInfo(program) { UseShellExecute = false, WorkingDirectory = AppContext.BaseDirectory };
        if (urls is not null)
        {
            start.ArgumentList.Add("--urls");
            start.ArgumentList.Add(urls);
        }

        if (demoViewer)
        {
            start.ArgumentList.Add("--demo-viewer");
            start.ArgumentList.Add("true");
        }

        start.Environment["KORTWIEK_HOME"] = Path.GetFullPath(home);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);

        // Who ends this program, as a service's manager does, ends the pages with it.
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            ended.Cancel();
        });
        using var web = Process.Start(start)!;
        try
        {
            await web.WaitForExitAsync(ended.Token);
            return web.ExitCode;
        }
        catch (OperationCanceledException)
        {
            if (!web.HasExited)
            {
                _ = Kill(web.Id, 15);
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
                await web.WaitForExitAsync(patience.Token);
            }

            return 0;
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
