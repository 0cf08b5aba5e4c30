using System.CommandLine;

namespace Kortwiek.Cli;

/// <summary>The options that every verb has.</summary>
internal sealed class GlobalOptions
{
    public Option<bool> Json { get; } = Flag("--json", "print one JSON document");

    public Option<bool> Quiet { get; } = Flag("--quiet", "no progress, no warnings");

    public Option<bool> NoColor { get; } = Flag("--no-color", "no colours (also NO_COLOR)");

    public Option<bool> Force { get; } = Flag("--force", "replace an output that is there");

    public Option<string?> Table { get; } = Text("--table", "FILE", "write the answer's table as .csv or .xlsx too");

    public Option<string?> Rows { get; } = Text("--rows", "FIELD", "which table of the answer, where it holds several");

    public Option<string?> Separator { get; } = Text("--separator", "SIGN", "between the cells of .csv: , ; or tab (default: ,)");

    public Option<string?> Operation { get; } = Text("--operation", "CODE", "the operation; default: the last used or the only one");

    public Option<string?> Home { get; } = Text("--home", "DIR", "the installation's folder; default: ./kortwiek-data or KORTWIEK_HOME");

    public Option<string?> As { get; } = Text("--as", "MEMBER", "who acts; default: the member bound to the system user");

    public void AddTo(RootCommand root)
    {
        foreach (Option option in (ReadOnlySpan<Option>)[Json, Quiet, NoColor, Force, Table, Rows, Separator, Operation, Home, As])
        {
            option.Recursive = true;
            root.Options.Add(option);
        }
    }

    private static Option<bool> Flag(string name, string help) => new(name) { Description = help };

    private static Option<string?> Text(string name, string value, string help) => new(name) { Description = help, HelpName = value };
}
