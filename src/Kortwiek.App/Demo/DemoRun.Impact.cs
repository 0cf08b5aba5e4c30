using Kortwiek.App.Impact;
using Kortwiek.Impact.Sample;

namespace Kortwiek.App.Demo;

internal sealed partial class DemoRun
{
    private async Task ImpactAsync(IProgress<Step> progress, CancellationToken cancellation)
    {
        var sample = ImpactSample.Make();
        var data = Make("returns.csv", stream => stream.Write(sample.Csv()));
        await script.RunAsync<SurvivalVerb.Response>(
            "Impact",
            "impact survival",
            [data, "--time", "days", "--event", "returned", "--group", "action", "--subjects", "channels", "--event-name", "back", "--at", "7,30,90,180", "--data-until", "2027-10-18", "--look-interval", "1", "--share-label", "Channels still down", "--title", "Channels still down after each action", "--out", Path.Combine(Files, "returns.svg")],
            a => a.Sentences.Count > 3 ? a.Sentences[2] + " " + a.Sentences[3] : N($"{a.Groups.Count} actions compared"),
            progress,
            cancellation);
    }
}
