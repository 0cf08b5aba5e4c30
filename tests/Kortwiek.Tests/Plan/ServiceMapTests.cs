using Kortwiek.Plan.Channels;

namespace Kortwiek.Tests.Plan;

public sealed class ServiceMapTests
{
    [Fact]
    public void Every_known_layer_must_be_passed_and_relations_count_in_either_direction()
    {
        var map = Map(
            ["dom:a domain", "dns:x dns", "cdn:f cdn", "ip:1 server", "ip:2 server"],
            ["dom:a>dns:x resolves", "cdn:f>dom:a fronts", "ip:1>cdn:f hosts", "ip:2>cdn:f hosts", "ip:1>dom:a administers"],
            "c=dom:a");
        Assert.Equal(["cdn:f>ip:1", "cdn:f>ip:2", "dns:x>cdn:f", "dom:a>dns:x", "ip:1>c", "ip:2>c"], Links(map));
        Assert.Equal(["dom:a"], map.Model.Channels[0].Entries!);
        Assert.Null(map.Model.Fault());
    }

    [Fact]
    public void A_shared_server_gives_no_way_in_by_the_names_of_another_channel()
    {
        var map = Map(
            ["dom:a domain", "dom:b domain", "ip:1 server", "ip:2 server"],
            ["ip:1>dom:a hosts", "ip:1>dom:b hosts", "ip:2>dom:b hosts"],
            "one=dom:a",
            "two=dom:b");
        var plan = Plan(map);
        Assert.Equal([1, 1], plan.Channels.Select(c => c.DisjointPaths));
        Assert.Equal(["ip:1"], plan.Channels[0].MinCut);
        Assert.Equal((2m, true), (plan.Cost, plan.Bound.Proven));
    }

    [Fact]
    public void A_channel_without_names_is_entered_by_the_names_that_lead_to_its_parts()
    {
        var map = Map(["dom:a domain", "ip:1 server", "ip:2 server"], ["dom:a>ip:1 resolves-to"], "c=ip:1,ip:2");
        Assert.Equal(["dom:a", "ip:2"], map.Model.Channels[0].Entries!);
        Assert.Equal(2, Plan(map).Channels[0].DisjointPaths);
    }

    [Fact]
    public void A_part_without_a_known_way_is_assumed_behind_the_names_and_that_is_said()
    {
        var map = Map(["dom:a domain", "dom:b domain", "ip:1 server", "ip:2 server"], ["ip:1>dom:a hosts"], "c=dom:a,dom:b,ip:2");
        Assert.Equal(["ip:2"], map.AssumedBehindNames);
        Assert.Equal(["dom:a>ip:1", "dom:b>ip:2", "ip:1>c", "ip:2>c"], Links(map));
    }

    [Fact]
    public void A_redirect_leads_on_and_an_account_is_a_way_by_itself()
    {
        var map = Map(["dom:a domain", "dom:b domain", "ip:1 server", "acct:x:y account", "file:z file"], ["dom:a>dom:b redirects", "ip:1>dom:b hosts", "acct:x:y>dom:b publishes"], "c=acct:x:y,dom:a", "d=file:z", "e=");
        Assert.Equal(["acct:x:y>c", "dom:a>dom:b", "dom:b>ip:1", "ip:1>c"], Links(map));
        Assert.Equal(["d", "e"], map.WithoutParts);
        Assert.Equal(2, Plan(map).Channels[0].DisjointPaths);
    }

    [Fact]
    public void Where_a_request_goes_next_is_a_way_of_its_own_and_hosting_lies_behind_the_front()
    {
        var ways = Map(["dom:a domain", "ip:1 server", "cdn:f cdn", "ip:2 server"], ["dom:a>ip:1 resolves", "dom:a>cdn:f resolves", "cdn:f>ip:2 uses"], "c=ip:1,ip:2");
        Assert.Equal(["cdn:f>ip:2", "dom:a>cdn:f", "dom:a>ip:1", "ip:1>c", "ip:2>c"], Links(ways));
        var behind = Map(["dom:a domain", "ip:1 server", "cdn:f cdn"], ["ip:1>dom:a hosts", "cdn:f>dom:a fronts"], "c=dom:a");
        Assert.Equal(["cdn:f>ip:1", "dom:a>cdn:f", "ip:1>c"], Links(behind));
    }

    [Fact]
    public void Names_that_lead_to_a_channels_parts_enter_it_beside_its_own_unless_they_are_anothers()
    {
        var map = Map(
            ["acct:x:y account", "dom:a domain", "dom:b domain", "ip:1 server", "ip:2 server", "cdn:f cdn"],
            ["dom:a>ip:1 resolves", "dom:b>cdn:f resolves", "cdn:f>ip:1 uses", "cdn:f>ip:2 uses"],
            "one=acct:x:y,ip:1",
            "two=dom:b,ip:2");
        Assert.Equal(["acct:x:y", "dom:a"], map.Model.Channels[0].Entries!);
        Assert.Equal(["dom:b"], map.Model.Channels[1].Entries!);
        Assert.Equal(["acct:x:y>one", "cdn:f>ip:1", "cdn:f>ip:2", "dom:a>ip:1", "dom:b>cdn:f", "ip:1>one", "ip:2>two"], Links(map));
    }

    [Fact]
    public void A_page_at_a_host_needs_the_host_and_a_bucket_does_not_make_its_host_a_name_of_the_channel()
    {
        var page = Map(["url:p url", "dom:a domain", "ip:1 server"], ["url:p>dom:a at-host", "dom:a>ip:1 resolves-to"], "c=url:p");
        Assert.Equal(["dom:a>ip:1", "ip:1>c", "url:p>dom:a"], Links(page));
        var bucket = Map(["dom:a domain", "bkt:p bucket", "dom:host domain"], ["dom:a>bkt:p resolves", "bkt:p>dom:host at-host"], "c=bkt:p");
        Assert.Equal(["dom:a"], bucket.Model.Channels[0].Entries!);
    }

    [Fact]
    public void Names_that_only_redirect_to_each_other_stand_for_themselves()
    {
        var map = Map(["dom:a domain", "dom:b domain"], ["dom:a>dom:b redirects", "dom:b>dom:a redirects"], "c=dom:a");
        Assert.Equal(["dom:a"], Plan(map).Channels[0].MinCut);
    }

    [Fact]
    public void A_map_of_anything_is_sound_and_its_plan_takes_every_channel_down() =>
        Gen.ULong.Sample(
            seed =>
            {
                var random = new Xoshiro256(seed);
                string[] kinds = ["domain", "account", "dns", "cdn", "server", "bucket", "file"];
                string[] types = ["hosts", "resolves", "redirects", "uses", "mirrors", "at-host"];
                var count = 1 + random.Below(20);
                var elements = Enumerable.Range(0, count).Select(i => $"e{i} {kinds[random.Below(kinds.Length)]}").ToArray();
                var relations = Enumerable.Range(0, random.Below(3 * count)).Select(_ => $"e{random.Below(count)}>e{random.Below(count)} {types[random.Below(types.Length)]}").ToArray();
                var channels = Enumerable.Range(0, 1 + random.Below(4)).Select(c => $"c{c}=" + string.Join(',', Enumerable.Range(0, 1 + random.Below(4)).Select(_ => $"e{random.Below(count)}"))).ToArray();
                var map = Map(elements, relations, channels);
                if (map.Model.Channels.Count == 0)
                {
                    return;
                }

                Assert.Null(map.Model.Fault());
                var plan = Plan(map);
                Assert.True(plan.Feasible);
                Assert.All(plan.Channels, channel =>
                {
                    Assert.True(channel.DisjointPaths > 0);
                    Assert.False(channel.UpAfter);
                });
            },
            iter: 500);

    private static ServiceMap Map(string[] elements, string[] relations, params string[] channels) => ServiceMap.Of(
        [.. elements.Select(e => e.Split(' ')).Select(e => new KnownElement(e[0], e[1], null, Country.Unknown, null, null))],
        [.. relations.Select(r => r.Split(' ', '>')).Select(r => new KnownRelation(r[0], r[1], r[2]))],
        [.. channels.Select(c => c.Split('=')).Select(c => new KnownChannel(c[0], null, c[1].Split(',', StringSplitOptions.RemoveEmptyEntries)))]);

    private static IEnumerable<string> Links(ServiceMap map) => map.Model.Links.Select(l => $"{l.From}>{l.To}").Order(StringComparer.Ordinal);

    private static ChannelPlan Plan(ServiceMap map) =>
        ChannelPlanner.Run(map.Model, new HashSet<Country>(), NoProgress.Instance, TestContext.Current.CancellationToken).Value;
}
