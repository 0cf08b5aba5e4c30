using Kortwiek.App.Watch;
using Kortwiek.Watch;

namespace Kortwiek.App.Demo;

internal sealed partial class DemoRun
{
    private async Task WatchAsync(IProgress<Step> progress, CancellationToken cancellation)
    {
        await script.RunAsync<ImportVerb.Response>(
            "Watch",
            "watch import",
            [WriteFeed(), "--source", "Zwin"],
            a => N($"{a.Totals.Read} objects of the partner's feed are {a.Totals.NewElements} elements, {a.Totals.NewRelations} relations and {a.Totals.NewChannels} channels"),
            progress,
            cancellation);
    }

    // What partners sent: the sample's network as a STIX 2.1 bundle.
    private string WriteFeed()
    {
        var keys = GrijzeReiger.Elements.ToDictionary(e => e.Ref, e => e.Key, StringComparer.Ordinal);
        var elements = GrijzeReiger.Elements.Select(e => new ElementFact(e.Key, Enum.Parse<ElementKind>(e.Kind, ignoreCase: true), e.Key.Name, Tlp.Amber, "sample")
        {
            Layer = Enum.Parse<ServiceLayer>(e.Layer, ignoreCase: true),
            Country = e.Country,
            Provider = e.Provider,
            FirstSeen = GrijzeReiger.Opened,
        });
        var relations = GrijzeReiger.Relations.Select(r => new RelationFact(keys[r.From], keys[r.To], r.Type, Tlp.Amber, "sample"));
        var channels = GrijzeReiger.Channels.Select(c => new ChannelFact(StixShare.ChannelId(GrijzeReiger.Code, c.Name), c.Name, c.Platform, ChannelStatus.Up, Tlp.Amber, "sample")
        {
            Audience = c.Audience,
            Language = c.Language,
            Organisation = "Holle Kroon",
            FirstSeen = GrijzeReiger.Opened,
            Elements = [.. GrijzeReiger.Ends[c.Code].Select(r => keys[r]).Order()],
        });
        return Make("partner-feed.json", stream => FeedWriter.WriteStix(new StixShare("Zwin", GrijzeReiger.Opened, [.. elements], [.. relations], [.. channels]), stream));
    }
}
