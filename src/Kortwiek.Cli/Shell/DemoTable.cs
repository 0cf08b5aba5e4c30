using Kortwiek.App.Demo;
using Spectre.Console;

namespace Kortwiek.Cli;

/// <summary>Draws what the demo did: phase by phase, with the lines to type.</summary>
internal static class DemoTable
{
    public static void Draw(IAnsiConsole console, DemoVerb.Response answer)
    {
        console.MarkupLineInterpolated($"[bold]Operation {answer.Operation}[/] in {answer.Home}, made in {answer.Seconds:0.0} s. All names are invented; signed by {answer.SignedBy}.");
        foreach (var phase in answer.Steps.GroupBy(s => s.Phase))
        {
            console.WriteLine();
            console.MarkupLineInterpolated($"[bold]{phase.Key}[/]");
            foreach (var step in phase)
            {
                console.MarkupLineInterpolated($"  {step.Found}");
                console.MarkupLineInterpolated($"  [dim]{step.Command}[/]");
            }
        }

        console.WriteLine();
    }
}
