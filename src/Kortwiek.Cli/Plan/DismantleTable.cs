using Kortwiek.App.Plan;
using Spectre.Console;

namespace Kortwiek.Cli.Plan;

/// <summary>Draws the answer of <c>plan dismantle</c>: the curve, the first nodes, the methods and how far from the best it can be.</summary>
internal static class DismantleTable
{
    private const int FirstNodes = 15;

    public static void Draw(IAnsiConsole console, DismantleVerb.Response answer)
    {
        var input = answer.Input;
        console.WriteLine($"{PlanText.Number(input.Nodes)} nodes, {PlanText.Number(input.Edges)} edges, {PlanText.Number(input.Components)} components; allowed to hang together: {PlanText.Number(answer.Target)}");
        PlanText.Curve(console, [.. answer.Curve.Select(p => p.Lcc)], input.Nodes);
        var order = PlanText.Table($"the first {Math.Min(FirstNodes, answer.Count)} of {answer.Count}", ("rank", true), ("node", false), ("largest component after", true));
        foreach (var (action, i) in answer.Actions.Take(FirstNodes).Select((a, i) => (a, i)))
        {
            order.AddRow(new Text(PlanText.Number(i + 1)), new Text(PlanText.Printable(action.Id)), new Text(PlanText.Number(answer.Curve[i + 1].Lcc)));
        }

        if (answer.Count > 0)
        {
            console.Write(order);
        }

        var tried = PlanText.Table("methods", ("method", false), ("removals", true), ("area", true), ("after seconds", true));
        foreach (var line in answer.Tried)
        {
            tried.AddRow(new Text(line.Method), new Text(PlanText.Number(line.Count)), new Text(PlanText.Number(line.Auc)), new Text(line.Seconds is { } s ? PlanText.Number(Math.Round(s, 2)) : "–"));
        }

        console.Write(tried);
        console.WriteLine($"{PlanText.Number(answer.Count)} removals, area {PlanText.Number(answer.Auc)}, found by {answer.Method}.");
        console.WriteLine($"Best by {answer.Alternative.Objective.ToString().ToLowerInvariant()}: {PlanText.Number(answer.Alternative.Count)} removals, area {PlanText.Number(answer.Alternative.Auc)}.");
        console.WriteLine(answer.Bound.Proven
            ? "Proven: no plan needs fewer removals."
            : $"No plan needs fewer than {PlanText.Number(answer.Bound.Value)} removals (by {answer.Bound.By}); gap {PlanText.Number(Math.Round(answer.Bound.Gap * 100, 1))} %.");
        if (input.SelfLoops + input.Duplicates > 0)
        {
            console.MarkupLineInterpolated($"[dim]note:[/] {input.SelfLoops} self loops and {input.Duplicates} duplicate edges were left out.");
        }
    }
}
