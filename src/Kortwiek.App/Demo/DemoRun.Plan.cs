using Kortwiek.App.Plan;
using Kortwiek.Plan.Sample;

namespace Kortwiek.App.Demo;

internal sealed partial class DemoRun
{
    private async Task PlanAsync(IProgress<Step> progress, CancellationToken cancellation)
    {
        var edges = Make("network.txt", SampleNetwork.Make(seed: 7).WriteEdges);
        var order = Path.Combine(Files, "order.csv");
        await script.RunAsync<DismantleVerb.Response>(
            "Plan",
            "plan dismantle",
            [edges, "--iterations", "40", "--out", order],
            a => N($"{a.Count} of {a.Input.Nodes:N0} nodes, taken together, leave at most {a.Target:N0} connected; taking the most connected first needs {a.Tried.First(t => t.Method == DismantleVerb.HighestDegree).Count}"),
            progress,
            cancellation);
        await script.RunAsync<EvaluateVerb.Response>(
            "Plan",
            "plan evaluate",
            [edges, order],
            a => N($"the independent scorer says the same: {a.Strict.Count} removals, AUC {a.Strict.Auc:0.0}"),
            progress,
            cancellation);
    }
}
