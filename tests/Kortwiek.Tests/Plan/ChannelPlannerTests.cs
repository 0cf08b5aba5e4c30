using System.Text;
using Kortwiek.Plan.Channels;

namespace Kortwiek.Tests.Plan;

public sealed class ChannelPlannerTests
{
    private static readonly IReadOnlySet<Country> Nowhere = new HashSet<Country>();

    [Fact]
    public void A_channel_with_two_ways_through_one_server_falls_with_the_server()
    {
        var model = Read("""
            {"elements":[
              {"id":"a.example","layer":"name","country":"NL"},{"id":"b.example","layer":"name","country":"US"},
              {"id":"srv","layer":"origin","country":"FR","provider":"hoster-1","cost":1.5}],
             "channels":[{"id":"one","audience":500},{"id":"two"}],
             "links":[["a.example","srv"],["b.example","srv"],["srv","one"],["srv","two"]]}
            """);
        var plan = Plan(model, Nowhere).Value;
        var action = Assert.Single(plan.Actions);
        Assert.Equal(("srv", 1.5m, "FR"), (action.Element, action.Cost, action.Country.Code));
        Assert.Equal([(500.0, true, 1), (1.0, false, 1)], plan.Channels.Select(c => (c.Audience, c.AudienceKnown, c.DisjointPaths)));
        var reason = Assert.Single(plan.Explain);
        Assert.Equal(["one", "two"], reason.Kills);
        Assert.Equal(["one", "two"], reason.Alone);
        Assert.Equal((1.5m, "max-flow", true, 0.0), (plan.Bound.Value, plan.Bound.By, plan.Bound.Proven, plan.AudienceUp));
    }

    [Fact]
    public void What_cannot_be_taken_is_named_with_the_smallest_release()
    {
        var model = Read("""
            {"elements":[
              {"id":"n1","layer":"name","country":"RU"},{"id":"n2","layer":"name","country":"RU"},{"id":"n3","layer":"name","country":"NL"},
              {"id":"o1","layer":"origin","country":"NL","cost":null},{"id":"o2","layer":"origin","country":"NL"}],
             "channels":[{"id":"stuck","audience":70},{"id":"falls","audience":30}],
             "links":[["n1","o1"],["n2","o1"],["n3","o2"],["o1","stuck"],["o2","falls"]]}
            """);
        var outcome = Plan(model, Countries("RU"));
        Assert.Equal(1, outcome.ExitCode);
        var plan = outcome.Value;
        Assert.False(plan.Feasible);
        Assert.Equal(70, plan.AudienceUp);
        Assert.Null(plan.Channels[0].MinCutCost);
        Assert.Equal(2, plan.Channels[0].DisjointPaths + plan.Channels[1].DisjointPaths);
        Assert.Equal(
            [("n1", "excluded-country", false), ("n2", "excluded-country", false), ("o1", "not-takeable", true)],
            plan.Blocking.Select(b => (b.Element, b.Why, b.Release)));
        Assert.Equal(["o2"], plan.Actions.Select(a => a.Element));
    }

    [Fact]
    public void A_channel_that_nobody_reaches_is_down_already()
    {
        var model = Read("""{"elements":[{"id":"o","layer":"origin"}],"channels":[{"id":"c"}],"links":[["o","c"]]}""");
        var plan = Plan(model, Nowhere).Value;
        Assert.Empty(plan.Actions);
        Assert.Equal((0, 0m, false), (plan.Channels[0].DisjointPaths, plan.Channels[0].MinCutCost, plan.Channels[0].UpAfter));
    }

    [Fact]
    public void Plans_equal_brute_force_over_all_subsets() =>
        Gen.ULong.Sample(
            seed =>
            {
                var random = new Xoshiro256(seed);
                var model = Model(random, 2 + random.Below(13), unit: false);
                var excluded = Countries(random.Below(3) == 0 ? "NL" : "BG");
                var outcome = Plan(model, excluded);
                var plan = outcome.Value;
                var takeable = model.Elements.Select((e, i) => (e, i)).Where(x => x.e.Cost is not null && !excluded.Contains(x.e.Country)).Select(x => x.i).ToList();
                var all = Up(model, takeable.ToHashSet());
                Assert.Equal(all.Count == 0, plan.Feasible);
                Assert.Equal(plan.Feasible ? 0 : 1, outcome.ExitCode);

                // The cheapest subset that leaves no more than what must stay up, and the same for each channel alone.
                var cheapest = Cheapest(model, takeable, up => up.All(all.Contains));
                Assert.Equal(cheapest, plan.Cost);
                Assert.Equal(cheapest, plan.Bound.Value);
                var left = Up(model, Numbers(model, plan.Actions.Select(a => a.Element)));
                Assert.Equal(all.Order(), left.Order());
                Assert.Equal(left.Order(), plan.Channels.Where(c => c.UpAfter).Select(c => c.Id).Order());
                foreach (var channel in plan.Channels)
                {
                    Assert.Equal(all.Contains(channel.Id) ? null : Cheapest(model, takeable, up => !up.Contains(channel.Id)), channel.MinCutCost);
                    if (channel.MinCutCost is { } cost)
                    {
                        Assert.Equal(cost, channel.MinCut.Sum(id => model.Elements.Single(e => e.Id == id).Cost!.Value));
                        Assert.DoesNotContain(channel.Id, Up(model, Numbers(model, channel.MinCut)));
                    }
                }

                Explained(model, plan);
                Blocked(model, plan, takeable, all);
            },
            iter: 300);

    [Fact]
    public void With_a_price_of_one_each_the_cut_is_the_number_of_independent_ways() =>
        Gen.ULong.Sample(
            seed =>
            {
                var random = new Xoshiro256(seed);
                var model = Model(random, 2 + random.Below(30), unit: true);
                var plan = Plan(model, Nowhere).Value;
                Assert.All(plan.Channels, channel =>
                {
                    Assert.Equal(ChannelOracle.DisjointPaths(model, [channel.Id]), channel.DisjointPaths);
                    Assert.Equal(channel.DisjointPaths, channel.MinCutCost);
                });
                Assert.Equal(ChannelOracle.DisjointPaths(model, [.. model.Channels.Select(c => c.Id)]), plan.Cost);
            },
            iter: 1000);

    [Fact]
    public void Where_audiences_are_kept_apart_the_plan_holds_and_the_gap_is_honest()
    {
        var proven = 0;
        Gen.ULong.Sample(
            seed =>
            {
                var random = new Xoshiro256(seed);
                var model = Model(random, 4 + random.Below(9), unit: false);
                model = model with
                {
                    Channels = [.. model.Channels.Select(c => c with { Entries = [.. Enumerable.Range(0, 1 + random.Below(3)).Select(_ => model.Elements[random.Below(model.Elements.Count)].Id)] })],
                };
                var plan = Plan(model, Nowhere).Value;
                var takeable = Enumerable.Range(0, model.Elements.Count).Where(i => model.Elements[i].Cost is not null).ToList();
                var stuck = Up(model, takeable.ToHashSet());
                var cheapest = Cheapest(model, takeable, up => up.All(stuck.Contains))!.Value;
                Assert.Equal(stuck.Order(), Up(model, Numbers(model, plan.Actions.Select(a => a.Element))).Order());
                Assert.InRange(cheapest, plan.Bound.Value, plan.Cost);
                Assert.Equal(plan.Bound.Proven, plan.Bound.Value == plan.Cost);
                Interlocked.Add(ref proven, plan.Bound.Proven ? 1 : 0);
                Assert.All(plan.Channels, channel => Assert.Equal(
                    stuck.Contains(channel.Id) ? null : Cheapest(model, takeable, up => !up.Contains(channel.Id)),
                    channel.MinCutCost));
                Explained(model, plan);
            },
            iter: 200);
        Assert.InRange(proven, 100, 200);
    }

    [Fact]
    public void The_steps_of_a_plan_take_the_channels_down_one_by_one() =>
        Gen.ULong.Sample(
            seed =>
            {
                var random = new Xoshiro256(seed);
                var model = Model(random, 3 + random.Below(12), unit: false);
                var plan = Plan(model, Nowhere).Value;
                var steps = ChannelSequence.Of(model, plan);
                Assert.Equal(plan.Actions.Select(a => a.Element), steps.Order.Order(StringComparer.Ordinal));
                for (var k = 0; k <= steps.Order.Count; k++)
                {
                    var up = Up(model, Numbers(model, steps.Order.Take(k)));
                    Assert.Equal(up.Count, steps.Up[k]);
                    Assert.Equal(model.Channels.Where(c => up.Contains(c.Id)).Sum(c => c.Audience), steps.AudienceUp[k]);
                    Assert.All(model.Channels, c => Assert.Equal(
                        steps.LostAt.TryGetValue(c.Id, out var at) && at <= k,
                        Up(model, []).Contains(c.Id) && !up.Contains(c.Id)));
                }
            },
            iter: 100);

    [Fact]
    public void A_model_written_as_JSON_reads_back()
    {
        var model = Model(new Xoshiro256(5), 12, unit: false);
        var json = System.Text.Json.JsonSerializer.Serialize(model, KortwiekJson.Options);
        Assert.Equal(json, System.Text.Json.JsonSerializer.Serialize(Read(json), KortwiekJson.Options));
        Assert.Equal(json, System.Text.Json.JsonSerializer.Serialize(System.Text.Json.JsonSerializer.Deserialize<ChannelModel>(json, KortwiekJson.Options), KortwiekJson.Options));
    }

    [Theory]
    [InlineData("{", "m.json:1: This is no JSON.")]
    [InlineData("[]", "m.json: the model is no object.")]
    [InlineData("""{"elements":[],"channels":[{"id":"c"}],"links":[],"more":1}""", "m.json: the model has a member \"more\" that is not known.")]
    [InlineData("""{"elements":[],"channels":[],"links":[]}""", "m.json: The model has no channel.")]
    [InlineData("""{"elements":[{"id":"a","layer":"top"}],"channels":[],"links":[]}""", "m.json: elements[0].layer is \"top\"; it is one of name, resolution, front, origin.")]
    [InlineData("""{"elements":[{"id":"a","layer":"name","country":"QQ"}],"channels":[],"links":[]}""", "m.json: elements[0].country is \"QQ\", which is no country code of two letters.")]
    [InlineData("""{"elements":[{"id":"a","layer":"name","cost":-1}],"channels":[],"links":[]}""", "m.json: The cost of element \"a\" is -1; a cost lies above 0, is at most 1000000000 and has six decimals at most.")]
    [InlineData("""{"elements":[{"id":"a","layer":"name","cost":"x"}],"channels":[],"links":[]}""", "m.json: elements[0].cost is no number.")]
    [InlineData("""{"elements":[{"id":"a","layer":"name"}],"channels":[{"id":"a"}],"links":[]}""", "m.json: The channel id \"a\" is empty or stands twice.")]
    [InlineData("""{"elements":[{"id":"a","layer":"name"}],"channels":[{"id":"c","audience":1e999}],"links":[]}""", "m.json: The audience of channel \"c\" is no number from 0 up.")]
    [InlineData("""{"elements":[{"id":"a","layer":"origin"},{"id":"b","layer":"name"}],"channels":[{"id":"c"}],"links":[["a","b"]]}""", "m.json: The link a → b runs against the layers name, resolution, front, origin.")]
    [InlineData("""{"elements":[],"channels":[{"id":"c"}],"links":[["a","c"]]}""", "m.json: The link a → c begins at something that is no element.")]
    [InlineData("""{"elements":[],"channels":[{"id":"c"}],"links":[["c"]]}""", "m.json: links[0] is no pair of two ids.")]
    public void A_model_that_is_not_sound_is_refused_with_its_reason(string json, string fault) =>
        Assert.Equal(fault, Networks.Fault(ChannelModelReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), "m.json")));

    private static Outcome<ChannelPlan> Plan(ChannelModel model, IReadOnlySet<Country> excluded) =>
        ChannelPlanner.Run(model, excluded, NoProgress.Instance, TestContext.Current.CancellationToken);

    private static ChannelModel Read(string json) => ChannelModelReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), "m.json").Value;

    private static HashSet<Country> Countries(string code)
    {
        Assert.True(Country.TryParse(code, out var country));
        return [country];
    }

    private static ChannelModel Model(Xoshiro256 random, int elements, bool unit)
    {
        string[] countries = ["NL", "BG", "US"];
        var list = Enumerable.Range(0, elements).Select(i =>
        {
            Assert.True(Country.TryParse(countries[random.Below(3)], out var country));
            decimal? cost = unit ? 1 : random.Below(8) == 0 ? null : (1 + random.Below(40)) / 8m;
            return new ChannelElement($"e{i}", i == 0 ? ServiceLayer.Name : (ServiceLayer)random.Below(4), country, null, cost);
        }).ToList();
        var channels = Enumerable.Range(0, 1 + random.Below(4)).Select(c => new ChannelAudience($"c{c}", random.Below(100))).ToList();
        var links = new List<ChannelLink>();
        for (var i = 0; i < 3 * elements; i++)
        {
            var from = list[random.Below(elements)];
            var to = list[random.Below(elements)];
            if (to.Layer >= from.Layer && to != from)
            {
                links.Add(new ChannelLink(from.Id, to.Id));
            }
        }

        for (var i = 0; i <= elements / 2; i++)
        {
            links.Add(new ChannelLink(list[random.Below(elements)].Id, channels[random.Below(channels.Count)].Id));
        }

        return new ChannelModel(list, channels, links);
    }

    private static HashSet<int> Numbers(ChannelModel model, IEnumerable<string> ids)
    {
        var wanted = ids.ToHashSet(StringComparer.Ordinal);
        return [.. Enumerable.Range(0, model.Elements.Count).Where(i => wanted.Contains(model.Elements[i].Id))];
    }

    // The channels that are up, by following the links from each channel's own entries until nothing new is reached.
    private static HashSet<string> Up(ChannelModel model, HashSet<int> taken)
    {
        var there = Enumerable.Range(0, model.Elements.Count).Where(i => !taken.Contains(i)).Select(i => model.Elements[i].Id).ToHashSet(StringComparer.Ordinal);
        var up = new HashSet<string>(StringComparer.Ordinal);
        foreach (var channel in model.Channels)
        {
            var entries = channel.Entries ?? [.. model.Elements.Where(e => e.Layer == ServiceLayer.Name).Select(e => e.Id)];
            var reached = entries.Where(there.Contains).ToHashSet(StringComparer.Ordinal);
            while (model.Links.Any(l => reached.Contains(l.From) && there.Contains(l.To) && reached.Add(l.To)))
            {
            }

            if (model.Links.Any(l => l.To == channel.Id && reached.Contains(l.From)))
            {
                up.Add(channel.Id);
            }
        }

        return up;
    }

    // The least cost over all subsets of the takeable elements that leave up what is good; subsets as bits.
    private static decimal? Cheapest(ChannelModel model, List<int> takeable, Func<HashSet<string>, bool> good)
    {
        var n = model.Elements.Count;
        var number = model.Elements.Select((e, i) => (e.Id, i)).ToDictionary(x => x.Id, x => x.i, StringComparer.Ordinal);
        var next = new int[n];
        var end = model.Channels.ToDictionary(c => c.Id, _ => 0, StringComparer.Ordinal);
        foreach (var link in model.Links)
        {
            if (number.TryGetValue(link.To, out var to))
            {
                next[number[link.From]] |= 1 << to;
            }
            else
            {
                end[link.To] |= 1 << number[link.From];
            }
        }

        var entry = model.Channels.ToDictionary(
            c => c.Id,
            c => (c.Entries ?? [.. model.Elements.Where(e => e.Layer == ServiceLayer.Name).Select(e => e.Id)]).Aggregate(0, (mask, id) => mask | (1 << number[id])),
            StringComparer.Ordinal);
        var answers = new Dictionary<int, bool>();
        decimal? best = null;
        for (var set = 0; set < 1 << takeable.Count; set++)
        {
            var taken = 0;
            decimal cost = 0;
            for (var bit = 0; bit < takeable.Count; bit++)
            {
                if ((set >> bit & 1) == 1)
                {
                    taken |= 1 << takeable[bit];
                    cost += model.Elements[takeable[bit]].Cost!.Value;
                }
            }

            if (best <= cost)
            {
                continue;
            }

            var up = 0;
            for (var c = 0; c < model.Channels.Count; c++)
            {
                var reached = entry[model.Channels[c].Id] & ~taken;
                for (var before = 0; before != reached;)
                {
                    before = reached;
                    for (var e = 0; e < n; e++)
                    {
                        reached |= (reached >> e & 1) == 1 ? next[e] & ~taken : 0;
                    }
                }

                up |= (reached & end[model.Channels[c].Id]) != 0 ? 1 << c : 0;
            }

            if (!answers.TryGetValue(up, out var enough))
            {
                answers[up] = enough = good([.. model.Channels.Where((_, c) => (up >> c & 1) == 1).Select(c => c.Id)]);
            }

            best = enough ? cost : best;
        }

        return best;
    }

    private static void Explained(ChannelModel model, ChannelPlan plan)
    {
        var before = Up(model, []);
        Assert.Equal(plan.Actions.Select(a => a.Element), plan.Explain.Select(r => r.Element));
        Assert.All(plan.Explain, reason => Assert.NotEmpty(reason.Kills));
        foreach (var channel in plan.Channels.Where(c => before.Contains(c.Id) && !c.UpAfter))
        {
            var needed = plan.Explain.Where(r => r.Kills.Contains(channel.Id)).Select(r => r.Element).ToList();
            Assert.DoesNotContain(channel.Id, Up(model, Numbers(model, needed)));
            Assert.All(needed, one => Assert.Contains(channel.Id, Up(model, Numbers(model, needed.Where(e => e != one)))));
        }

        Assert.All(plan.Explain, reason => Assert.Equal(
            before.Except(Up(model, Numbers(model, [reason.Element]))).Order(),
            reason.Alone.Order()));
    }

    private static void Blocked(ChannelModel model, ChannelPlan plan, List<int> takeable, HashSet<string> stuck)
    {
        Assert.Equal(stuck.Count > 0, plan.Blocking.Count > 0);
        var untakeable = Enumerable.Range(0, model.Elements.Count).Except(takeable).ToList();
        Assert.All(plan.Blocking, block => Assert.Contains(Numbers(model, [block.Element]).Single(), untakeable));
        var release = Numbers(model, plan.Blocking.Where(b => b.Release).Select(b => b.Element));
        Assert.Empty(Up(model, takeable.Concat(release).ToHashSet()));
        var fewest = Enumerable.Range(0, 1 << untakeable.Count)
            .Select(set => untakeable.Where((_, bit) => (set >> bit & 1) == 1))
            .Where(set => Up(model, takeable.Concat(set).ToHashSet()).Count == 0)
            .Min(set => set.Count());
        Assert.Equal(fewest, release.Count);
    }
}
