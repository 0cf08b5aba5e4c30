using Kortwiek.Core;

namespace Kortwiek.Plan.Channels;

/// <summary>Which elements to take so that the channels no longer reach their audience: exact, by maximum flow.</summary>
/// <remarks>Taking down all channels that can be taken down, with a price per element and no group orders, is one minimum vertex cut, so the answer is proven cheapest.</remarks>
public static class ChannelPlanner
{
    private const decimal Scale = 1_000_000m;

    /// <summary>The cheapest plan. Channels that cannot be taken down stay up and what keeps them up is named.</summary>
    /// <param name="model">The elements, channels and links.</param>
    /// <param name="excluded">Countries whose elements cannot be taken.</param>
    /// <param name="progress">Counts channels.</param>
    /// <param name="cancellation">Asked for each channel.</param>
    /// <returns>Done where all channels go down; No, with the best there is, where some stay up; Bad where the model is not sound.</returns>
    public static Outcome<ChannelPlan> Run(ChannelModel model, IReadOnlySet<Country> excluded, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (model.Fault() is { } fault)
        {
            return new BadInput(fault);
        }

        var network = new ChannelNetwork(model);
        var capacity = model.Elements.Select(e => e.Cost is { } cost && !excluded.Contains(e.Country) ? (long)(cost * Scale) : VertexCut.Unlimited).ToArray();
        var takeable = capacity.Select(c => c < VertexCut.Unlimited).ToArray();
        var stuck = network.Up(takeable);
        var feasible = Enumerable.Range(0, network.Channels).Where(c => !stuck[c]).ToList();

        var cut = network.Cut(capacity, feasible);
        var flow = cut.MaxFlow() ?? throw new InvalidOperationException("A channel without a path of untakeable elements has a finite cut.");
        var chosen = cut.CutNearestTheEnd();
        var taken = Flags(network.Elements, chosen);
        var up = network.Up(taken);

        var states = new ChannelState[network.Channels];
        var ones = Enumerable.Repeat(1L, network.Elements).ToArray();
        for (var c = 0; c < states.Length; c++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress.Report(new Step("Cutting channels off one by one", c, states.Length));
            states[c] = State(model, network, capacity, ones, c, stuck[c], up[c]);
        }

        var actions = chosen.Select(e => model.Elements[e]).OrderBy(e => e.Id, StringComparer.Ordinal)
            .Select(e => new ChannelAction(e.Id, e.Layer, e.Country, e.Provider, e.Cost!.Value)).ToList();
        var plan = new ChannelPlan(
            states,
            states.Where(s => s.UpAfter).Sum(s => s.Audience),
            actions.Sum(a => a.Cost),
            actions,
            new ChannelBound(flow / Scale, "max-flow", 0, Proven: true),
            Explain(model, network, chosen),
            feasible.Count == network.Channels,
            Blocking(model, network, excluded, takeable, stuck));
        return plan.Feasible
            ? plan
            : new Outcome<ChannelPlan>.No(plan, $"{stuck.Count(s => s)} of {stuck.Length} channels stay up: elements that cannot be taken lead to them.");
    }

    private static ChannelState State(ChannelModel model, ChannelNetwork network, long[] capacity, long[] ones, int c, bool stuck, bool up)
    {
        var channel = model.Channels[c];
        var paths = network.Cut(ones, [c]).MaxFlow()!.Value;
        decimal? cost = null;
        IReadOnlyList<string> elements = [];
        if (!stuck)
        {
            var cut = network.Cut(capacity, [c]);
            cost = cut.MaxFlow()!.Value / Scale;
            elements = Ids(model, cut.CutNearestTheEnd());
        }

        return new ChannelState(channel.Id, channel.Audience ?? 1, channel.Audience is not null, (int)paths, cost, elements, up);
    }

    // Per channel: from the whole plan, leave out what is not needed for this channel, the dearest first; what stays is what kills it.
    private static List<ChannelReason> Explain(ChannelModel model, ChannelNetwork network, List<int> chosen)
    {
        var kills = chosen.ToDictionary(e => e, _ => new List<string>());
        var alone = chosen.ToDictionary(e => e, _ => new List<string>());
        var none = new bool[network.Elements];
        var upBefore = network.Up(none);
        var upAfter = network.Up(Flags(network.Elements, chosen));
        var dearestFirst = chosen.OrderByDescending(e => model.Elements[e].Cost).ThenBy(e => model.Elements[e].Id, StringComparer.Ordinal).ToList();
        var byOneElement = chosen.ToDictionary(e => e, e => network.Up(Flags(network.Elements, [e])));
        for (var c = 0; c < network.Channels; c++)
        {
            if (!upBefore[c] || upAfter[c])
            {
                continue;
            }

            var taken = Flags(network.Elements, chosen);
            foreach (var e in dearestFirst)
            {
                taken[e] = false;
                taken[e] = network.Up(taken)[c];
            }

            foreach (var e in chosen)
            {
                if (taken[e])
                {
                    kills[e].Add(model.Channels[c].Id);
                }

                if (!byOneElement[e][c])
                {
                    alone[e].Add(model.Channels[c].Id);
                }
            }
        }

        return [.. chosen.OrderBy(e => model.Elements[e].Id, StringComparer.Ordinal)
            .Select(e => new ChannelReason(model.Elements[e].Id, kills[e], alone[e]))];
    }

    private static List<ChannelBlock> Blocking(ChannelModel model, ChannelNetwork network, IReadOnlySet<Country> excluded, bool[] takeable, bool[] stuck)
    {
        var channels = Enumerable.Range(0, network.Channels).Where(c => stuck[c]).ToList();
        if (channels.Count == 0)
        {
            return [];
        }

        // Among the elements that cannot be taken, each counts one; the others are not in the way.
        var cut = network.Cut(takeable.Select(t => t ? 0L : 1L).ToArray(), channels);
        _ = cut.MaxFlow();
        var release = Flags(network.Elements, cut.CutNearestTheEnd().Where(e => !takeable[e]));
        var keeps = Enumerable.Range(0, network.Elements).Select(_ => new List<string>()).ToArray();
        foreach (var c in channels)
        {
            var on = network.OnPaths(c, takeable);
            for (var e = 0; e < on.Length; e++)
            {
                if (on[e])
                {
                    keeps[e].Add(model.Channels[c].Id);
                }
            }
        }

        return [.. Enumerable.Range(0, network.Elements).Where(e => keeps[e].Count > 0)
            .OrderBy(e => model.Elements[e].Id, StringComparer.Ordinal)
            .Select(e => new ChannelBlock(
                model.Elements[e].Id,
                model.Elements[e].Country,
                excluded.Contains(model.Elements[e].Country) ? "excluded-country" : "not-takeable",
                keeps[e],
                release[e]))];
    }

    private static List<string> Ids(ChannelModel model, IEnumerable<int> elements) =>
        [.. elements.Select(e => model.Elements[e].Id).Order(StringComparer.Ordinal)];

    private static bool[] Flags(int length, IEnumerable<int> set)
    {
        var flags = new bool[length];
        foreach (var i in set)
        {
            flags[i] = true;
        }

        return flags;
    }
}
