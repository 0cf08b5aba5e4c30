using System.CommandLine;
using Kortwiek.App.Tables;

namespace Kortwiek.Cli;

/// <summary><c>--table FILE</c>: the answer's table as a file, beside the answer.</summary>
internal sealed class TableOption
{
    private readonly TableFile _table;
    private readonly OutputFile _file;

    private TableOption(TableFile table, OutputFile file)
    {
        _table = table;
        _file = file;
    }

    /// <summary>What the options ask for: null where no table is; a sentence where it cannot be written.</summary>
    public static Outcome<TableOption?> Of(Verb verb, ParseResult result, GlobalOptions globals)
    {
        var (rows, separator) = (result.GetValue(globals.Rows), result.GetValue(globals.Separator));
        if (result.GetValue(globals.Table) is not { } name)
        {
            return rows is null && separator is null
                ? new Outcome<TableOption?>.Done(null)
                : new BadInput("--rows and --separator go with --table FILE.", Code: "usage");
        }

        var table = TableFile.For(verb, name, rows, separator);
        var file = new OutputFile(name, name, result.GetValue(globals.Force));
        if (table is not Outcome<TableFile>.Done { Answer: var wanted })
        {
            return table.As<TableOption?>();
        }

        return file.Taken() is { } taken ? taken : new TableOption(wanted, file);
    }

    /// <summary>Writes the table of an answer; a refusal and a bad input have none.</summary>
    public async Task WriteAsync(Scope scope, Outcome<object> outcome, CancellationToken cancellation)
    {
        if (outcome is not (Outcome<object>.Done or Outcome<object>.No))
        {
            return;
        }

        var marking = await OperationMarking.TextAsync(scope, cancellation);
        _file.Write(stream => _table.WriteAsync(stream, outcome.Value, marking, cancellation).GetAwaiter().GetResult());
    }
}
