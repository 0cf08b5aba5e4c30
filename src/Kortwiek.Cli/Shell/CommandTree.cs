using System.CommandLine;

namespace Kortwiek.Cli;

/// <summary>Makes the commands from the verb table. Only the verb that the arguments name gets its options: the others cost a name each.</summary>
internal sealed class CommandTree
{
    private static readonly Dictionary<string, string> Nouns = new(StringComparer.Ordinal)
    {
        ["operation"] = "one takedown with its own keys, members and evidence log",
        ["watch"] = "which channels exist and what carries them",
        ["plan"] = "what must go at the same moment so that the network collapses",
        ["act"] = "the action days and their board",
        ["measure"] = "one planned act on one target under a legal instrument",
        ["deadline"] = "when the law wants what done",
        ["order"] = "the forms of the law: made, checked, printed, answered",
        ["evidence"] = "seizures, chain of custody, integrity",
        ["leads"] = "from seized servers' logs to a dossier per country",
        ["impact"] = "did it work, and for how long",
        ["token"] = "what programs ask verbs with, in a person's name",
        ["store"] = "the installation's own tables and folders",
        ["bag"] = "BagIt packages",
        ["log"] = "the sealed custody log",
    };

    private readonly string[] _args;
    private readonly Func<Verb, Func<Parameter, IReadOnlyList<string>>, ParseResult, CancellationToken, Task<int>> _run;

    public CommandTree(string[] args, Func<Verb, Func<Parameter, IReadOnlyList<string>>, ParseResult, CancellationToken, Task<int>> run)
    {
        _args = args;
        _run = run;
        Root = new RootCommand("Kortwiek: the system for a joint takedown of a terrorist organisation's propaganda.");
        Globals.AddTo(Root);
        HelpText.AddTo(Root);
        foreach (var verb in Verbs.All)
        {
            Add(verb);
        }
    }

    public RootCommand Root { get; }

    public GlobalOptions Globals { get; } = new();

    /// <summary>The first option of the arguments that the named verb does not know: the parser itself would take it for the value of an argument.</summary>
    public BadInput? UnknownOption(Command command)
    {
        for (var i = 0; i < _args.Length && _args[i] != "--"; i++)
        {
            if (!_args[i].StartsWith('-') || _args[i].Length < 2 || char.IsAsciiDigit(_args[i][1]))
            {
                continue;
            }

            var end = _args[i].AsSpan().IndexOfAny('=', ':');
            var name = end < 0 ? _args[i] : _args[i][..end];
            if (Known(command, name) is not { } option)
            {
                var near = command.Options.Concat(Root.Options).SelectMany(o => o.Aliases.Append(o.Name)).Where(k => Nearest.Distance(k, name) <= 2).Order(StringComparer.Ordinal).FirstOrDefault();
                return new BadInput($"There is no option {name}." + (near is null ? " --help lists them." : $" Did you mean {near}?"), Code: "unknown-option");
            }

            if (end < 0 && option.Arity.MinimumNumberOfValues > 0)
            {
                i++;
            }
        }

        return null;
    }

    private Option? Known(Command command, string name)
    {
        foreach (var options in (ReadOnlySpan<IList<Option>>)[command.Options, Root.Options])
        {
            foreach (var option in options)
            {
                if (option.Name == name || option.Aliases.Contains(name))
                {
                    return option;
                }
            }
        }

        return null;
    }

    private void Add(Verb verb)
    {
        var words = verb.Path.Split(' ');
        Command parent = Root;
        foreach (var noun in words[..^1])
        {
            var existing = parent.Subcommands.FirstOrDefault(c => c.Name == noun);
            if (existing is null)
            {
                existing = new Command(noun, Nouns.GetValueOrDefault(noun));
                parent.Subcommands.Add(existing);
            }

            parent = existing;
        }

        var command = new Command(words[^1], verb.Summary);
        parent.Subcommands.Add(command);
        if (IsNamed(words))
        {
            Fill(command, verb);
        }
    }

    // Options may stand before the words of the command: then every verb gets its own, and the parser finds it.
    private bool IsNamed(string[] words)
    {
        if (_args.Length == 0 || !_args[0].StartsWith('-'))
        {
            return _args.AsSpan().StartsWith(words);
        }

        return !HelpText.IsAskedFor(_args[0]);
    }

    private void Fill(Command command, Verb verb)
    {
        var symbols = new Dictionary<Parameter, Func<ParseResult, IReadOnlyList<string>>>();
        foreach (var parameter in verb.Parameters)
        {
            symbols[parameter] = parameter.IsArgument ? AddArgument(command, parameter) : AddOption(command, parameter);
        }

        command.SetAction((result, cancellation) => _run(verb, p => symbols[p](result), result, cancellation));
    }

    private static Func<ParseResult, IReadOnlyList<string>> AddArgument(Command command, Parameter parameter)
    {
        // A missing argument is told by the request itself, in the same sentence as over HTTP.
        if (parameter.IsList)
        {
            var list = new Argument<string[]>(parameter.Name) { Description = parameter.Help, Arity = ArgumentArity.ZeroOrMore };
            command.Arguments.Add(list);
            return result => result.GetValue(list) ?? [];
        }

        var single = new Argument<string?>(parameter.Name) { Description = parameter.Help, Arity = ArgumentArity.ZeroOrOne };
        command.Arguments.Add(single);
        return result => result.GetValue(single) is { } text ? [text] : [];
    }

    private static Func<ParseResult, IReadOnlyList<string>> AddOption(Command command, Parameter parameter)
    {
        if (parameter.IsFlag)
        {
            var flag = new Option<bool>(parameter.Name) { Description = parameter.Help };
            command.Options.Add(flag);
            return result => result.GetValue(flag) ? ["true"] : [];
        }

        var option = new Option<string[]>(parameter.Name)
        {
            Description = Describe(parameter),
            HelpName = parameter.Choices.Count > 0 ? string.Join('|', parameter.Choices) : parameter.ValueKind,
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
        };
        command.Options.Add(option);
        return result => parameter.IsList ? [.. (result.GetValue(option) ?? []).SelectMany(v => v.Split(',', StringSplitOptions.RemoveEmptyEntries))] : result.GetValue(option) ?? [];
    }

    private static string Describe(Parameter parameter) =>
        parameter.Help + (parameter.IsRequired ? " (required)" : parameter.Default is { } value ? $" (default: {value})" : "");
}
