using Kortwiek.App.Plan;
using Kortwiek.Plan.Sample;

namespace Kortwiek.App.Demo;

internal sealed partial class DemoRun
{
    private async Task PlanAsync(IProgress<Step> progress, CancellationToken cancellation)
    {
        await script.RunAsync<ChannelsVerb.Response>(
            "Plan",
            "plan channels",
            [],
            a => N($"{a.Actions.Count} elements in {a.Actions.Select(x => x.Country).Distinct().Count()} countries, taken at the same moment, leave none of {a.Channels.Count} channels with its audience{(a.Bound.Proven ? "; proven to be the least effort" : "")}"),
            progress,
            cancellation);
        var edges = Make("network.txt", SampleNetwork.Make(seed: 7).WriteEdges);
        var order = Path.Combine(Files, "order.csv");
        await script.RunAsync<DismantleVerb.Response>(
            "Plan",
            "plan dismantle",
            [edges, "--iterations", "40", "--out", order],
            a => N($"{a.Count} of {a.Input.Nodes:N0} nodes, taken together, leave at most {a.Target:N0} connected (the most connected first: {ByDegree(a).Count}); area under the fall {a.Auc:0} (the most connected first: {ByDegree(a).Auc:0})"),
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

    private static Kortwiek.Plan.Dismantling.Tried ByDegree(DismantleVerb.Response answer) => answer.Tried.First(t => t.Method == DismantleVerb.HighestDegree);
}
