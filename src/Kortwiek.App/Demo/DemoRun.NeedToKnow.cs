using Kortwiek.App.Compartment;

namespace Kortwiek.App.Demo;

internal sealed partial class DemoRun
{
    // Two of the 78 measures are known to fewer than all nine authorities: one to Zwin alone, one to Zwin and Waddenzee.
    private async Task NeedToKnowAsync(IProgress<Step> progress, CancellationToken cancellation)
    {
        await script.LookAsync<AddVerb.Response>("compartment add", ["be-1", "--kind", "source", "--authorities", "zwin"], progress, cancellation, "joris");
        await script.LookAsync<AddVerb.Response>("compartment add", ["be-nl-1", "--kind", "bilateral", "--authorities", "zwin,waddenzee"], progress, cancellation, "joris");
        (string Measure, string To, string First, string Second)[] moves = [("M-011", "be-1", "joris", "lieve"), ("M-017", "be-nl-1", "sietske", "joris")];
        foreach (var (measure, to, first, second) in moves)
        {
            foreach (var person in (string[])[first, second])
            {
                await script.LookAsync<AssignVerb.Response>("compartment assign", [measure, "--to", to, "--reason", "A source stands behind the preservation request"], progress, cancellation, person);
            }
        }

        await script.RunAsync<ListVerb.Response>(
            "Act",
            "compartment list",
            [],
            a => N($"{a.Compartments[0].Measures} measures are known to all nine authorities, {a.Compartments.Skip(1).Sum(c => c.Measures)} to those alone who need to know"),
            progress,
            cancellation);
    }
}
