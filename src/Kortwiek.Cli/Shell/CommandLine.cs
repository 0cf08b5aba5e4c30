using System.CommandLine;

namespace Kortwiek.Cli;

/// <summary>The command line: arguments in, exit code out. stdout holds the answer alone.</summary>
internal static class CommandLine
{
    /// <summary>Commands of the command line alone, which are no verbs: they start the pages.</summary>
    public static readonly IReadOnlyList<string> LocalCommands = ["serve"];

    private const int Fault = 70;
    private const int Cancelled = 130;

    /// <summary>Runs one command.</summary>
    /// <returns>0 done or yes, 1 no or refused, 2 bad input, 70 a fault of ours, 130 cancelled.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var json = args.Contains("--json");
        if (json)
        {
            // While the arguments are read, another core makes ready to write the answer.
            _ = Task.Run(Document.Prepare);
        }

        try
        {
            return await ParseAndRunAsync(args, json);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Cancelled. Nothing was changed.");
            return Cancelled;
        }
        catch (IOException e) when (IsClosedPipe(e))
        {
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Answer.Bad(new BadInput($"The disk says no: {e.Message}", Code: "disk"), json);
        }
        catch (Exception e)
        {
            return FaultLog.Write(e, args, json, Fault);
        }
    }

    private static async Task<int> ParseAndRunAsync(string[] args, bool json)
    {
        if (Nearest.Unknown(args) is { } unknown)
        {
            return Answer.Bad(unknown, json);
        }

        GlobalOptions globals = null!;
        var tree = new CommandTree(args, (verb, texts, result, cancellation) => RunVerbAsync(verb, texts, result, globals, cancellation));
        globals = tree.Globals;
        tree.Root.Subcommands.Add(ServeCommand.Make(globals));

        // A channel may be called @name: no response files.
        var parsed = tree.Root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.CommandResult.Command.Action is not null && tree.UnknownOption(parsed.CommandResult.Command) is { } option)
        {
            return Answer.Bad(option, json);
        }

        if (parsed.Errors.Count > 0 && parsed.Action is not System.CommandLine.Help.HelpAction)
        {
            if (parsed.Tokens.Count == 0 || (parsed.CommandResult.Command.Action is null && parsed.CommandResult.Command.Subcommands.Count > 0 && parsed.UnmatchedTokens.Count == 0))
            {
                return await tree.Root.Parse([.. args.TakeWhile(a => !a.StartsWith('-')), "--help"]).InvokeAsync();
            }

            var message = parsed.Errors[^1].Message;
            return Answer.Bad(new BadInput(message.EndsWith('.') ? message : message + ".", Code: "usage"), json);
        }

        using var interrupted = new CancellationTokenSource();
        void Interrupt(object? sender, ConsoleCancelEventArgs e)
        {
            e.Cancel = true;
            interrupted.Cancel();
        }

        Console.CancelKeyPress += Interrupt;
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, interrupted.Token);
        }
        finally
        {
            Console.CancelKeyPress -= Interrupt;
        }
    }

    private static async Task<int> RunVerbAsync(Verb verb, Func<Parameter, IReadOnlyList<string>> texts, ParseResult result, GlobalOptions globals, CancellationToken cancellation)
    {
        var json = result.GetValue(globals.Json);
        var request = verb.Request(texts, new LocalPaths(result.GetValue(globals.Force)));
        if (request is not Outcome<object>.Done { Answer: { } wanted })
        {
            return Answer.Write(verb, request, json, result.GetValue(globals.NoColor));
        }

        var table = TableOption.Of(verb, result, globals);
        if (table is Outcome<TableOption?>.Bad { Fault: var notWritten })
        {
            return Answer.Bad(notWritten, json);
        }

        var installation = new Installation(Home(result, globals), TimeProvider.System);
        await using var scope = new Scope(installation, result.GetValue(globals.Operation), new Asker.SystemUser(result.GetValue(globals.As))) { TakesOut = table.Value is not null };
        var outcome = verb.Effect is Effect.Pure
            ? await Runner.RunAsync(verb, wanted, scope, NoProgress.Instance, cancellation)
            : await ProgressDisplay.RunAsync(
                !result.GetValue(globals.Quiet) && !Console.IsErrorRedirected,
                progress => Runner.RunAsync(verb, wanted, scope, progress, cancellation));
        if (table.Value is { } file)
        {
            await file.WriteAsync(scope, outcome, cancellation);
        }

        var exitCode = Answer.Write(verb, outcome, json, result.GetValue(globals.NoColor));
        return exitCode == 0 && wanted is App.Demo.DemoVerb.Request { NoServe: false } demo
            ? await ServeCommand.RunAsync(installation.Home, $"http://localhost:{demo.Port}", demoViewer: true, cancellation)
            : exitCode;
    }

    internal static string Home(ParseResult result, GlobalOptions globals) =>
        result.GetValue(globals.Home) ?? Environment.GetEnvironmentVariable("KORTWIEK_HOME") ?? "kortwiek-data";

    private static bool IsClosedPipe(IOException e) => e.HResult == 32 || e.Message.Contains("Broken pipe", StringComparison.Ordinal);
}
