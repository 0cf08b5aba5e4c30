using Kortwiek.Core;

namespace Kortwiek.Plan.Channels;

/// <summary>Which elements to take so that the channels no longer reach their audience: exact, by maximum flow.</summary>
/// <remarks>
/// Taking down all channels that can be taken down, with a price per element and no group orders, is one minimum vertex cut, so the answer is proven cheapest.
/// Where a model keeps audiences apart in such a way that one cut would ask too much, the gap to the bound is stated.
/// </remarks>
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

        var ones = Enumerable.Repeat(1L, network.Elements).ToArray();
        var states = new ChannelState[network.Channels];
        for (var c = 0; c < states.Length; c++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress.Report(new Step("Cutting channels off one by one", c, states.Length));
            states[c] = State(model, network, capacity, ones, c, stuck[c]);
        }

        var (chosen, bound) = Cheapest(network, capacity, feasible, cancellation);
        var up = network.Up(Flags(network.Elements, chosen));
        for (var c = 0; c < states.Length; c++)
        {
            states[c] = states[c] with { UpAfter = up[c] };
        }

        var actions = chosen.Select(e => (Element: model.Elements[e], Cost: capacity[e] / Scale)).OrderBy(a => a.Element.Id, StringComparer.Ordinal)
            .Select(a => new ChannelAction(a.Element.Id, a.Element.Layer, a.Element.Country, a.Element.Provider, a.Cost)).ToList();
        var cost = actions.Sum(a => a.Cost);
        var lower = Math.Max(bound / Scale, states.Max(s => s.MinCutCost ?? 0));
        var plan = new ChannelPlan(
            states,
            states.Where(s => s.UpAfter).Sum(s => s.Audience),
            cost,
            actions,
            new ChannelBound(lower, "max-flow", cost == 0 ? 0 : (double)((cost - lower) / cost), cost == lower),
            Explain(model, network, chosen),
            feasible.Count == network.Channels,
            Blocking(model, network, excluded, takeable, stuck));
        return plan.Feasible
            ? plan
            : new Outcome<ChannelPlan>.No(plan, $"{stuck.Count(s => s)} of {stuck.Length} channels stay up: elements that cannot be taken lead to them.");
    }

    // One cut for all; where audiences are kept apart so that one cut asks too much, also channel by channel, and the cheaper of the two.
    private static (List<int> Chosen, long Bound) Cheapest(ChannelNetwork network, long[] capacity, List<int> feasible, CancellationToken cancellation)
    {
        var together = network.Cut(capacity, feasible);
        var flow = together.MaxFlow();
        if (network.IsOwn(feasible))
        {
            return (together.CutNearestTheEnd(), flow ?? throw new InvalidOperationException("A channel without a path of untakeable elements has a finite cut."));
        }

        var bound = network.Cut(capacity, feasible, own: true).MaxFlow()!.Value;
        var left = capacity.ToArray();
        foreach (var c in feasible)
        {
            cancellation.ThrowIfCancellationRequested();
            var cut = network.Cut(left, [c]);
            _ = cut.MaxFlow();
            foreach (var e in cut.CutNearestTheEnd())
            {
                left[e] = 0;
            }
        }

        var apart = Needed(network, Enumerable.Range(0, left.Length).Where(e => left[e] == 0), capacity, taken => !feasible.Exists(c => network.IsUp(c, taken)));
        if (flow is null)
        {
            return (apart, bound);
        }

        var shared = Needed(network, together.CutNearestTheEnd(), capacity, taken => !feasible.Exists(c => network.IsUp(c, taken)));
        return (shared.Sum(e => capacity[e]) <= apart.Sum(e => capacity[e]) ? shared : apart, bound);
    }

    // Leaves out what is not needed, the dearest first.
    private static List<int> Needed(ChannelNetwork network, IEnumerable<int> set, long[] capacity, Func<bool[], bool> enough)
    {
        var all = set.ToList();
        var taken = Flags(network.Elements, all);
        foreach (var e in all.OrderByDescending(e => capacity[e]).ThenBy(e => e))
        {
            taken[e] = false;
            taken[e] = !enough(taken);
        }

        return [.. all.Where(e => taken[e])];
    }

    private static ChannelState State(ChannelModel model, ChannelNetwork network, long[] capacity, long[] ones, int c, bool stuck)
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

        return new ChannelState(channel.Id, channel.Audience ?? 1, channel.Audience is not null, (int)paths, cost, elements, UpAfter: true);
    }

    // Per channel: from the whole plan, leave out what is not needed for this channel, the dearest first; what stays is what kills it.
    private static List<ChannelReason> Explain(ChannelModel model, ChannelNetwork network, List<int> chosen)
    {
        var kills = chosen.ToDictionary(e => e, _ => new List<string>());
        var alone = chosen.ToDictionary(e => e, _ => new List<string>());
        var upBefore = network.Up(new bool[network.Elements]);
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
                taken[e] = network.IsUp(c, taken);
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
        bool Enough(bool[] released) => !channels.Exists(c => network.IsUp(c, [.. takeable.Zip(released, (t, r) => t || r)]));
        var release = Flags(network.Elements, Needed(network, cut.CutNearestTheEnd().Where(e => !takeable[e]), new long[network.Elements], Enough));
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
