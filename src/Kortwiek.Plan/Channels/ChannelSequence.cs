namespace Kortwiek.Plan.Channels;

/// <summary>What is left after each action of a plan, were they taken one after the other: the picture of why all are needed.</summary>
/// <param name="Order">The plan's elements in the order of the steps.</param>
/// <param name="Up">Channels that are up after 0, 1, … steps.</param>
/// <param name="AudienceUp">Their audience; 1 where nobody knows.</param>
/// <param name="LostAt">For each element and channel by id, the step from which no audience passes it; what is never lost, or carried nothing from the start, is not there.</param>
/// <remarks>The order is for showing alone: the channel with the most audience per action first. A plan is carried out at one moment.</remarks>
public sealed record ChannelSequence(IReadOnlyList<string> Order, IReadOnlyList<int> Up, IReadOnlyList<double> AudienceUp, IReadOnlyDictionary<string, int> LostAt)
{
    /// <summary>The steps of a plan for this model.</summary>
    public static ChannelSequence Of(ChannelModel model, ChannelPlan plan) => Of(model, plan.Explain);

    /// <summary>The steps of the elements that are explained, for this model.</summary>
    public static ChannelSequence Of(ChannelModel model, IReadOnlyList<ChannelReason> explain)
    {
        var network = new ChannelNetwork(model);
        var number = model.Elements.Select((e, i) => (e.Id, i)).ToDictionary(x => x.Id, x => x.i, StringComparer.Ordinal);
        var order = Sorted(model, explain);
        var taken = new bool[network.Elements];
        var passed = Passed(network, taken);
        var up = new List<int>();
        var audience = new List<double>();
        var lost = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var step = 0; step <= order.Count; step++)
        {
            if (step > 0)
            {
                taken[number[order[step - 1]]] = true;
            }

            var now = Passed(network, taken);
            for (var i = 0; i < now.Length; i++)
            {
                if (passed[i] && !now[i])
                {
                    lost[i < network.Elements ? model.Elements[i].Id : model.Channels[i - network.Elements].Id] = step;
                }
            }

            passed = now;
            var left = Enumerable.Range(0, network.Channels).Where(c => now[network.Elements + c]).ToList();
            up.Add(left.Count);
            audience.Add(left.Sum(c => model.Channels[c].Audience ?? 1));
        }

        return new ChannelSequence(order, up, audience, lost);
    }

    // Elements, then channels, through which some audience still passes.
    private static bool[] Passed(ChannelNetwork network, bool[] taken)
    {
        var passed = new bool[network.Elements + network.Channels];
        for (var c = 0; c < network.Channels; c++)
        {
            var on = network.OnPaths(c, taken);
            for (var e = 0; e < on.Length; e++)
            {
                passed[e] |= on[e];
                passed[network.Elements + c] |= on[e];
            }
        }

        return passed;
    }

    // The channel with the most audience per action that it still needs, its most useful action first, and so on.
    private static List<string> Sorted(ChannelModel model, IReadOnlyList<ChannelReason> explain)
    {
        var needs = model.Channels.ToDictionary(
            c => c.Id,
            c => explain.Where(r => r.Kills.Contains(c.Id, StringComparer.Ordinal)).Select(r => r.Element).ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal);
        var kills = explain.ToDictionary(r => r.Element, r => r.Kills.Count, StringComparer.Ordinal);
        var order = new List<string>();
        while (model.Channels.Where(c => needs[c.Id].Count > 0).OrderByDescending(c => (c.Audience ?? 1) / needs[c.Id].Count).ThenBy(c => c.Id, StringComparer.Ordinal).FirstOrDefault() is { } next)
        {
            foreach (var element in needs[next.Id].OrderByDescending(e => kills[e]).ThenBy(e => e, StringComparer.Ordinal).ToList())
            {
                order.Add(element);
                foreach (var need in needs.Values)
                {
                    need.Remove(element);
                }
            }
        }

        return [.. order, .. explain.Select(r => r.Element).Except(order, StringComparer.Ordinal)];
    }
}
