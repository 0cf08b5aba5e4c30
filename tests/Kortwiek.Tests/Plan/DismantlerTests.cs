using Kortwiek.Plan.Dismantling;
using Kortwiek.Plan.Graphs;
using Kortwiek.Plan.Orders;
using Kortwiek.Plan.Sample;
using Kortwiek.Plan.Scoring;

namespace Kortwiek.Tests.Plan;

public sealed class DismantlerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Reverse_greedy_equals_recomputing_every_key_at_every_step() =>
        Gen.ULong.Sample(
            seed =>
            {
                var random = new Xoshiro256(seed);
                var nodes = 2 + random.Below(160);
                var graph = random.Below(2) == 0 ? Networks.Random(random, nodes, nodes + random.Below(nodes)) : Networks.Hubs(random, nodes);
                var removed = Enumerable.Range(0, nodes).ToArray();
                random.Shuffle(removed.AsSpan());
                removed = removed[..(1 + random.Below(nodes))];
                var (order, curve) = new ReverseGreedy(Csr.Of(graph)).Run(removed, null, Cancellation);
                Assert.Equal(NaiveReverseGreedy(graph, removed), order);
                Assert.Equal(Enumerable.Range(0, order.Length + 1).Select(k => Networks.Largest(graph, order.Take(k).ToHashSet())), curve);
            },
            iter: 150);

    [Fact]
    public void Trees_are_cut_with_the_fewest_removals() =>
        Gen.ULong.Sample(
            seed =>
            {
                var random = new Xoshiro256(seed);
                var nodes = 1 + random.Below(12);
                var tree = Networks.Of(nodes, Enumerable.Range(1, nodes - 1).Where(_ => random.Below(8) > 0).Select(v => (v, random.Below(v))).ToList());
                var target = 1 + random.Below(5);
                var output = new int[nodes];
                var cuts = new TreeBreaker(nodes).Run(Csr.Of(tree), new bool[nodes], target, output);
                Assert.True(Networks.Largest(tree, output.Take(cuts).ToHashSet()) <= target);
                Assert.Equal(Fewest(tree, target), cuts);
            },
            iter: 300);

    [Fact]
    public void Core_seeds_take_the_highest_degree_of_the_core_of_the_moment_and_leave_no_cycle() =>
        Gen.ULong.Sample(
            seed =>
            {
                var random = new Xoshiro256(seed);
                var graph = Networks.Random(random, 20, 45);
                var output = new int[20];
                var order = output.Take(new CoreSeed(20).Run(Csr.Of(graph), 2, 20, random.Below(2) == 0 ? random : null, output)).ToList();
                for (var k = 0; k < order.Count; k++)
                {
                    var core = Core(graph, order.Take(k).ToHashSet(), 2);
                    Assert.Contains(order[k], core);
                    Assert.Equal(core.Max(v => Inside(graph, v, core)), Inside(graph, order[k], core));
                }

                Assert.Empty(Core(graph, order.ToHashSet(), 2));
            },
            iter: 200);

    [Fact]
    public void The_bound_never_exceeds_the_best_plan_and_the_plan_is_near_it_on_small_graphs()
    {
        double ours = 0, best = 0;
        Gen.ULong.Sample(
            seed =>
            {
                var random = new Xoshiro256(seed);
                var nodes = 4 + random.Below(9);
                var graph = Networks.Random(random, nodes, nodes + random.Below(nodes));
                var result = Dismantle(graph, new DismantleOptions { Threshold = 0.3, Iterations = 40, Objective = DismantleObjective.Count });
                var fewest = Fewest(graph, result.Target);
                Assert.InRange(result.Bound.Value, 0, fewest);
                Assert.Equal(result.Bound.Proven, result.Bound.Value == result.Best.Count);
                Assert.True(result.Best.Count >= fewest);
                ours += result.Best.Count;
                best += fewest;
            },
            iter: 150,
            threads: 1);
        Assert.InRange(ours / best, 1, 1.02);
    }

    [Fact]
    public void The_scorer_confirms_what_the_search_says() =>
        Gen.ULong.Sample(
            seed =>
            {
                var random = new Xoshiro256(seed);
                var graph = Networks.Hubs(random, 30 + random.Below(200));
                var result = Dismantle(graph, new DismantleOptions { Iterations = 6, Seed = seed });
                Assert.All(new[] { result.Best, result.Alternative }, plan =>
                {
                    var score = Scorer.Strict(graph, [.. plan.Order], 0.1, Cancellation);
                    Assert.True(score.Reached);
                    Assert.Equal(plan.Count, score.Count);
                    Assert.Equal(plan.Auc, score.Auc);
                    Assert.Equal(plan.Curve, score.Curve);
                });
                Assert.True(result.Best.Auc <= result.Alternative.Auc);
                Assert.True(result.Alternative.Count <= result.Best.Count);
            },
            iter: 60);

    [Fact]
    public void The_component_before_is_the_one_the_node_lay_in()
    {
        var graph = SampleNetwork.Make(3).ToGraph();
        var plan = Dismantle(graph, new DismantleOptions { Iterations = 0 }).Best;
        var gone = new HashSet<int>();
        for (var k = 0; k < Math.Min(plan.Count, 60); k++)
        {
            Assert.Equal(Networks.Components(graph, gone).Single(c => c.BinarySearch(plan.Order[k]) >= 0).Count, plan.ComponentBefore[k]);
            gone.Add(plan.Order[k]);
        }
    }

    [Fact]
    public void A_node_is_lost_when_it_last_left_the_largest_component() =>
        Gen.ULong.Sample(
            seed =>
            {
                var random = new Xoshiro256(seed);
                var graph = Networks.Random(random, 20, 24);
                var order = Enumerable.Range(0, 20).ToArray();
                random.Shuffle(order.AsSpan());
                order = order[..random.Below(21)];
                var lostAt = RemovalTrace.LostAt(graph, order);
                var sizes = Enumerable.Range(0, order.Length + 1).Select(k => Networks.Components(graph, order.Take(k).ToHashSet())).ToList();
                for (var v = 0; v < 20; v++)
                {
                    // Of several largest components any may be meant.
                    var certain = sizes.FindLastIndex(all => all.Count(c => c.Count == all.Max(x => x.Count)) == 1 && all.MaxBy(c => c.Count)!.Contains(v));
                    var possible = sizes.FindLastIndex(all => all.Exists(c => c.Contains(v) && c.Count == all.Max(x => x.Count)));
                    var at = lostAt[v] == 0 ? order.Length : lostAt[v] - 1;
                    Assert.InRange(at, Math.Max(0, certain), Math.Max(0, possible));
                }
            },
            iter: 300);

    [Fact]
    public void The_same_rounds_and_seed_give_the_same_plan_and_no_times()
    {
        var graph = SampleNetwork.Make(1).ToGraph();
        var options = new DismantleOptions { Iterations = 12, Seed = 3 };
        var first = Dismantle(graph, options);
        var second = Dismantle(graph, options);
        Assert.Equal(first.Best.Order, second.Best.Order);
        Assert.Equal(first.Alternative.Order, second.Alternative.Order);
        Assert.Equal(first.Tried, second.Tried);
        Assert.All(first.Tried, tried => Assert.Null(tried.Seconds));
        Assert.Null(first.Seconds);
        Assert.Equal(12, first.Rounds);
    }

    [Fact]
    public void A_cancelled_search_gives_the_best_until_then()
    {
        var graph = SampleNetwork.Make(1).ToGraph();
        using var source = new CancellationTokenSource();
        var progress = new OnStep(step =>
        {
            if (step.What.StartsWith("Searching", StringComparison.Ordinal))
            {
                source.Cancel();
            }
        });
        var result = Dismantler.Run(graph, new DismantleOptions { Iterations = int.MaxValue }, TimeProvider.System, progress, source.Token);
        Assert.True(result.Cancelled);
        Assert.True(Scorer.Strict(graph, [.. result.Best.Order], 0.1, Cancellation).Reached);
    }

    [Fact]
    public void A_network_below_the_threshold_needs_nothing()
    {
        var graph = Networks.Of(20, [(0, 1), (2, 3)]);
        var result = Dismantle(graph, new DismantleOptions { Iterations = 5 });
        Assert.Equal((0, 0.0, true), (result.Best.Count, result.Best.Auc, result.Bound.Proven));
    }

    [Fact]
    public void An_order_file_reads_back_as_it_was_written_and_faults_are_named()
    {
        var graph = Networks.Read("\"a, b\" c\nc d\nd \"#e\"\n\"#e\" f\nf g\n").Value;
        var plan = Dismantle(graph, new DismantleOptions { Threshold = 0.34, Iterations = 0 }).Best;
        var all = new RemovalPlan("all", Enumerable.Range(0, graph.Nodes).ToList(), Enumerable.Range(0, graph.Nodes + 1).ToList(), new int[graph.Nodes], 0);
        foreach (var some in new[] { plan, all })
        {
            var file = new MemoryStream();
            OrderFile.Write(file, graph, some);
            file.Position = 0;
            Assert.Equal(some.Order, OrderFile.Read(file, "o.csv", graph, GraphLimits.Default).Value);
        }

        string Fault(string text) => Networks.Fault(OrderFile.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), "o.csv", graph, GraphLimits.Default));
        Assert.Equal("o.csv:2: The node \"x\" is not in the network.", Fault("c\nx\n"));
        Assert.Equal("o.csv:3: The node \"c\" stands twice in the order.", Fault("c\nd\nc\n"));
        Assert.Equal("o.csv:2: The line holds a rank and no node.", Fault("rank,node\n1\n"));
        Assert.StartsWith("o.csv:1: The line holds more than one name", Fault("c d\n"), StringComparison.Ordinal);
        Assert.Equal("o.csv: There is no node in this file.", Fault("\n"));
        Assert.Equal([1, 2], OrderFile.Read(new MemoryStream("c\nd\n"u8.ToArray()), "o.csv", graph, GraphLimits.Default).Value);
    }

    [Fact]
    public void The_sample_network_is_the_same_each_time_and_hangs_together()
    {
        var network = SampleNetwork.Make(7);
        var graph = network.ToGraph();
        Assert.Equal(2000, graph.Nodes);
        Assert.Equal(network.Nodes.Select(n => n.Key), Enumerable.Range(0, graph.Nodes).Select(graph.Name));
        Assert.InRange(graph.Connectivity().Largest, 1900, 2000);
        Assert.Equal(NetworkSnapshot.Of(graph), NetworkSnapshot.Of(SampleNetwork.Make(7).ToGraph()));
        Assert.NotEqual(NetworkSnapshot.Of(graph), NetworkSnapshot.Of(SampleNetwork.Make(8).ToGraph()));
        Assert.All(network.Nodes.Where(n => n.Kind != "channel"), node => Assert.NotEqual(Country.Unknown, node.Country));
        var file = new MemoryStream();
        network.WriteEdges(file);
        file.Position = 0;
        Assert.Equal(NetworkSnapshot.Of(graph), NetworkSnapshot.Of(GraphReader.Read(file, "n", GraphLimits.Default, NoProgress.Instance, Cancellation).Value));
    }

    [Fact]
    public void A_peer_to_peer_network_of_62561_hosts_falls_earlier_than_by_CoreHD()
    {
        var graph = Networks.Shared("p2p-Gnutella31");
        var peer = Scorer.Strict(graph, Baselines.CoreHd(graph, 0.1, reinsert: false), 0.1, Cancellation);
        var result = Dismantle(graph, new DismantleOptions { Iterations = 0 });
        var ours = Scorer.Strict(graph, [.. result.Best.Order], 0.1, Cancellation);
        Assert.InRange(peer.Auc, 7000, 7500);
        Assert.True(ours.Auc < 6700, $"{ours.Auc}");
        Assert.True(result.Alternative.Count < peer.Count);
    }

    private static DismantleResult Dismantle(Graph graph, DismantleOptions options) =>
        Dismantler.Run(graph, options, TimeProvider.System, NoProgress.Instance, Cancellation);

    private static List<int> NaiveReverseGreedy(Graph graph, int[] removed)
    {
        var gone = removed.ToHashSet();
        var returned = new List<int>();
        while (gone.Count > 0)
        {
            var components = Networks.Components(graph, gone);
            int Merged(int v) => 1 + components.Where(c => graph.Neighbours(v).ToArray().Any(n => c.BinarySearch(n) >= 0)).Sum(c => c.Count);
            var next = gone.MinBy(v => (Merged(v), graph.Degree(v), v));
            gone.Remove(next);
            returned.Add(next);
        }

        returned.Reverse();
        return returned;
    }

    private static int Fewest(Graph graph, int target) =>
        Enumerable.Range(0, 1 << graph.Nodes)
            .Where(set => Networks.Largest(graph, Enumerable.Range(0, graph.Nodes).Where(v => (set >> v & 1) == 1).ToHashSet()) <= target)
            .Min(set => System.Numerics.BitOperations.PopCount((uint)set));

    private static HashSet<int> Core(Graph graph, HashSet<int> gone, int k)
    {
        var core = Enumerable.Range(0, graph.Nodes).Where(v => !gone.Contains(v)).ToHashSet();
        while (core.RemoveWhere(v => Inside(graph, v, core) < k) > 0)
        {
        }

        return core;
    }

    private static int Inside(Graph graph, int v, HashSet<int> set) => graph.Neighbours(v).ToArray().Count(set.Contains);

    private sealed class OnStep(Action<Step> act) : IProgress<Step>
    {
        public void Report(Step value) => act(value);
    }
}
