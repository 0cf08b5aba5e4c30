using Kortwiek.App.Plan;
using Spectre.Console;

namespace Kortwiek.Cli.Plan;

/// <summary>Draws the answer of <c>plan evaluate</c>: the curve and both rules.</summary>
internal static class EvaluateTable
{
    public static void Draw(IAnsiConsole console, EvaluateVerb.Response answer)
    {
        console.WriteLine($"{PlanText.Number(answer.Nodes)} nodes, {PlanText.Number(answer.Edges)} edges; allowed to hang together: {PlanText.Number(answer.Target)}");
        PlanText.Curve(console, [.. answer.Curve.Select(p => p.Lcc)], answer.Nodes);
        var table = PlanText.Table("scores", ("rule", false), ("removals", true), ("area", true), ("area (Simpson)", true), ("mean over all", true), ("threshold reached", false));
        foreach (var (rule, line) in new[] { ("strict", answer.Strict), ("largest component first", answer.Lcc) })
        {
            table.AddRow(
                new Text(rule),
                new Text(PlanText.Number(line.Count)),
                new Text(PlanText.Number(line.Auc)),
                new Text(PlanText.Number(line.AucSimpson)),
                new Text(line.RFull is { } full ? PlanText.Number(full) : "–"),
                new Text(line.Reached ? "yes" : "no"));
        }

        console.Write(table);
    }
}
