using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Kortwiek.Cli;

/// <summary>The help of a command: what it does, what it takes, what stands below it.</summary>
internal sealed class HelpText : SynchronousCommandLineAction
{
    private const string Indent = "  ";
    private const int WidestName = 40;

    /// <summary>True for what asks for help.</summary>
    public static bool IsAskedFor(string argument) => argument is "--help" or "-h" or "-?";

    /// <summary>Puts this help in place of the parser's.</summary>
    public static void AddTo(RootCommand root)
    {
        foreach (var option in root.Options)
        {
            if (option is HelpOption help)
            {
                help.Description = "show this help";
                help.Action = new HelpText();
            }
            else if (option is VersionOption version)
            {
                version.Description = "show the version";
            }
        }
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine(command.Description);
        output.WriteLine();
        output.WriteLine("Usage: " + Usage(command));
        Write(output, "Commands", Rows(command.Subcommands));
        Write(output, "Arguments", Rows(command.Arguments));
        var isRoot = command == parseResult.RootCommandResult.Command;
        Write(output, "Options", isRoot ? [] : Rows(command.Options));
        Write(output, isRoot ? "Options" : "Options of every command", Rows(parseResult.RootCommandResult.Command.Options.Where(o => isRoot || o is not VersionOption)));
        return 0;
    }

    private static string Usage(Command command)
    {
        var usage = Path(command);
        foreach (var argument in command.Arguments)
        {
            usage += argument.Arity.MaximumNumberOfValues > 1 ? $" {argument.Name}…" : $" {argument.Name}";
        }

        return usage + (command.Subcommands.Count > 0 ? " COMMAND" : "") + " [OPTIONS]";
    }

    private static string Path(Command command)
    {
        foreach (var parent in command.Parents)
        {
            if (parent is Command above)
            {
                return $"{Path(above)} {command.Name}";
            }
        }

        return command.Name;
    }

    private static List<Row> Rows<T>(IEnumerable<T> symbols)
        where T : Symbol
    {
        var rows = new List<Row>();
        foreach (var symbol in symbols)
        {
            if (!symbol.Hidden)
            {
                rows.Add(new Row(symbol is Option option ? Name(option) : symbol.Name, symbol.Description ?? ""));
            }
        }

        return rows;
    }

    private static string Name(Option option)
    {
        var value = option.HelpName is { } name && option.Arity.MaximumNumberOfValues > 0 ? $" <{name}>" : "";
        return option is HelpOption ? "-h, --help" : option.Name + value;
    }

    // A name too wide for its column has its help on the next line.
    private static void Write(TextWriter output, string title, List<Row> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(title + ":");
        var width = 0;
        foreach (var row in rows)
        {
            width = Math.Max(width, row.Name.Length <= WidestName ? row.Name.Length : 0);
        }

        foreach (var row in rows)
        {
            var name = row.Name.Length <= width ? row.Name.PadRight(width) : row.Name + Environment.NewLine + Indent + new string(' ', width);
            output.WriteLine(Indent + name + Indent + row.Help);
        }
    }

    private sealed record Row(string Name, string Help);
}
