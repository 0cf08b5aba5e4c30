using Kortwiek.App.Evidence;
using Spectre.Console;

namespace Kortwiek.Cli.Evidence;

/// <summary>Draws a verification: a line for each check, then the verdict and the proven time.</summary>
internal static class VerificationTable
{
    public static void Draw(IAnsiConsole console, Verification answer)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("check");
        table.AddColumn("");
        table.AddColumn("finding");
        foreach (var check in answer.Checks)
        {
            table.AddRow(new Text(check.Name), check.Ok ? new Markup("[green]yes[/]") : new Markup("[red]no[/]"), new Text(Plain.Of(check.Detail)));
        }

        console.Write(table);
        console.MarkupLineInterpolated(answer.Ok ? (FormattableString)$"{Plain.Of(answer.Target)}: [green]verified[/]" : $"{Plain.Of(answer.Target)}: [red]not verified[/]");
        var time = answer.Time;
        if (time.NotAfter is { } after)
        {
            console.MarkupLineInterpolated($"[dim]not later than[/] {Utc.Text(after)} [dim]({time.Basis})[/]");
        }
        else
        {
            console.MarkupLineInterpolated($"[dim]time: {time.Basis}[/]");
        }
    }
}
