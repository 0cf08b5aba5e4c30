using Kortwiek.App.Plan;
using Kortwiek.Core;
using Kortwiek.Plan.Channels;
using Kortwiek.Web.Components;
using Microsoft.Extensions.Localization;

namespace Kortwiek.Web.Plan;

/// <summary>The service paths as a drawing, with the plan as steps.</summary>
/// <param name="Graph">Channels and the elements that carry them.</param>
/// <param name="Steps">What is left after each action.</param>
/// <param name="StepTexts">A sentence for each step.</param>
/// <param name="StepOf">The step of each action, by element.</param>
/// <param name="Countries">Actions by country.</param>
public sealed record ChannelScene(
    GraphView Graph, ChannelSequence Steps, IReadOnlyList<string> StepTexts, IReadOnlyDictionary<string, int> StepOf, IReadOnlyDictionary<Country, double> Countries)
{
    /// <summary>The scene of an answer.</summary>
    public static ChannelScene Of(ChannelsVerb.Response answer, IStringLocalizer<PlanText> text)
    {
        var model = answer.Model;
        var steps = ChannelSequence.Of(model, answer.Explain);
        var stepOf = steps.Order.Select((id, i) => (id, i)).ToDictionary(x => x.id, x => x.i + 1, StringComparer.Ordinal);
        var ties = model.Links.SelectMany(l => new[] { l.From, l.To }).CountBy(id => id, StringComparer.Ordinal).ToDictionary(x => x.Key, x => x.Value, StringComparer.Ordinal);
        double most = ties.Values.DefaultIfEmpty(1).Max();
        var audience = Math.Max(1, model.Channels.Max(c => c.Audience ?? 1));
        var nodes = new List<GraphNode>();
        var number = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var channel in model.Channels)
        {
            number[channel.Id] = $"c{nodes.Count}";
            nodes.Add(new GraphNode(
                number[channel.Id],
                channel.Id,
                "channel",
                most * (0.5 + ((channel.Audience ?? 1) / audience)),
                text["Node.audience", channel.Audience is { } known ? Show.Number(known) : text["Unknown"].Value],
                LostAt: steps.LostAt.GetValueOrDefault(channel.Id)));
        }

        foreach (var element in model.Elements.Where(e => ties.ContainsKey(e.Id)))
        {
            number[element.Id] = $"n{nodes.Count}";
            nodes.Add(new GraphNode(
                number[element.Id],
                Name(element.Id),
                KindOf(element),
                ties[element.Id],
                string.Join(" · ", new[] { text[$"Layer.{element.Layer}"].Value, element.Country.Code == "ZZ" ? null : Show.CountryName(element.Country.Code), element.Provider }.Where(t => t is not null)),
                Step: stepOf.GetValueOrDefault(element.Id),
                LostAt: steps.LostAt.GetValueOrDefault(element.Id)));
        }

        var edges = model.Links.Select(l => new GraphEdge(number[l.From], number[l.To])).ToList();
        return new ChannelScene(
            new GraphView(nodes, edges),
            steps,
            [.. steps.Up.Select((up, k) => text["Step.channels", Show.Number(up), Show.Number(model.Channels.Count), Show.Number(steps.AudienceUp[k])].Value)],
            stepOf,
            answer.Actions.Where(a => a.Country.Code != "ZZ").CountBy(a => a.Country).ToDictionary(x => x.Key, x => (double)x.Value));
    }

    /// <summary>A key without its kind.</summary>
    public static string Name(string key) => ElementKey.TryParse(key, out var parsed) ? parsed.Name : key;

    private static string KindOf(ChannelElement element) => element.Layer switch
    {
        ServiceLayer.Name => element.Id.StartsWith("acct:", StringComparison.Ordinal) || element.Id.StartsWith("app:", StringComparison.Ordinal) ? "account" : "domain",
        ServiceLayer.Front or ServiceLayer.Origin => "server",
        _ => "other",
    };
}
