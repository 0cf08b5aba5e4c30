using System.Globalization;
using System.Text;
using Kortwiek.App;

namespace Kortwiek.Tests.App;

/// <summary>docs/guide/commands.md is made from the verb table; <c>UPDATE_EXPECTED=1 ./test guide</c> writes it anew.</summary>
public sealed class CommandGuideTests
{
    [Fact]
    public void The_guide_names_every_verb_with_its_arguments_and_options()
    {
        var path = Path.Combine(SourceTree.Root, "docs", "guide", "commands.md");
        if (Environment.GetEnvironmentVariable("UPDATE_EXPECTED") == "1")
        {
            File.WriteAllText(path, Guide());
        }

        Assert.Equal(File.ReadAllText(path), Guide());
    }

    private static string Guide()
    {
        var text = new StringBuilder();
        text.Append("# Commands\nMade from the verb table. Every command takes `--json`, `--quiet`, `--no-color`, `--operation CODE`, `--home DIR`, `--as MEMBER` and `--help`; those that write a file take `--force`, and those that answer with a table `--table FILE` (exports.md). Exit codes: 0 done or yes, 1 no or refused, 2 bad input, 70 a fault of ours, 130 cancelled.\n");
        foreach (var verb in Verbs.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {verb.Path}\n{verb.Summary}. Document `{verb.Kind}`.\n");
            if (verb.Parameters.Count > 0)
            {
                text.Append("\n| | value | |\n| --- | --- | --- |\n");
            }

            foreach (var p in verb.Parameters)
            {
                var value = p.Choices.Count > 0 ? string.Join(", ", p.Choices) : p.ValueKind;
                var more = (p.IsRequired ? " **required**" : "") + (p.Default is { } standard ? $" (default: {standard})" : "");
                text.Append(CultureInfo.InvariantCulture, $"| `{p.Name}{(p.IsList ? "…" : "")}` | {value} | {p.Help}{more} |\n");
            }
        }

        return text.ToString();
    }
}
