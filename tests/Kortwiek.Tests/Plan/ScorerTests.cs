using Kortwiek.Plan.Graphs;
using Kortwiek.Plan.Scoring;

namespace Kortwiek.Tests.Plan;

public sealed class ScorerTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public void A_star_falls_with_its_centre()
    {
        var star = Networks.Of(10, Enumerable.Range(1, 9).Select(v => (0, v)));
        var score = Scorer.Strict(star, [0], 0.1, None);
        Assert.Equal((1, true), (score.Count, score.Reached));
        Assert.Equal(0.1, score.Auc, 12);
        Assert.Equal([10, 1], score.Curve);

        // Leaves first are wasted under both rules, as they lie in the largest component.
        Assert.Equal(10, Scorer.Strict(star, [9, 8, 7, 6, 5, 4, 3, 2, 1, 0], 0.1, None).Curve[0]);
        Assert.Equal(9, Scorer.Strict(star, [9, 8, 7, 6, 5, 4, 3, 2, 1, 0], 0.1, None).Count);
    }

    [Fact]
    public void Nodes_outside_the_largest_component_cost_nothing_under_the_review_rule()
    {
        // A path of 5 and a path of 3.
        var graph = Networks.Of(8, [(0, 1), (1, 2), (2, 3), (3, 4), (5, 6), (6, 7)]);
        Assert.Equal(3, Scorer.Strict(graph, [6, 5, 2], 0.25, None).Count);
        var largest = Scorer.LargestFirst(graph, [6, 5, 2], 0.25, None);
        Assert.Equal([2, 6], largest.Taken);
        Assert.Equal([5, 3, 2], largest.Curve);
    }

    [Fact]
    public void An_order_that_does_not_reach_the_threshold_says_so()
    {
        var graph = Networks.Of(6, [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)]);
        var score = Scorer.Strict(graph, [0], 0.1, None);
        Assert.Equal((1, false), (score.Count, score.Reached));
        Assert.False(Scorer.LargestFirst(graph, [0], 0.1, None).Reached);
    }

    [Theory]
    [InlineData(100, 0.07, 7)]
    [InlineData(10, 0.1, 1)]
    [InlineData(11, 0.1, 2)]
    [InlineData(3, 1.0, 3)]
    public void The_target_is_the_share_rounded_up_in_decimal(int nodes, double share, int target) =>
        Assert.Equal(target, Threshold.Target(nodes, share));

    [Fact]
    public void Both_rules_equal_a_breadth_first_search_per_step() =>
        Gen.ULong.Sample(
            seed =>
            {
                var random = new Xoshiro256(seed);
                var nodes = 1 + random.Below(60);
                var graph = random.Below(2) == 0 ? Networks.Random(random, nodes, random.Below(3 * nodes)) : Networks.Hubs(random, Math.Max(2, nodes));
                var order = Enumerable.Range(0, graph.Nodes).ToArray();
                random.Shuffle(order.AsSpan());
                order = order[..(1 + random.Below(graph.Nodes))];
                var threshold = (1 + random.Below(50)) / 100.0;

                var (strict, strictCurve) = NaiveStrict(graph, order, Threshold.Target(graph.Nodes, threshold));
                var ours = Scorer.Strict(graph, order, threshold, None);
                Assert.Equal(strict, ours.Taken);
                Assert.Equal(strictCurve, ours.Curve);
                Assert.Equal(strictCurve.Skip(1).Sum(x => x / (double)graph.Nodes), ours.Auc, 9);
                Assert.Equal(NaiveFull(graph, order), ours.RFull!.Value, 9);

                var (largest, largestCurve) = NaiveLargestFirst(graph, order, Threshold.Target(graph.Nodes, threshold));
                var oursLargest = Scorer.LargestFirst(graph, order, threshold, None);
                Assert.Equal(largest, oursLargest.Taken);
                Assert.Equal(largestCurve, oursLargest.Curve);
            },
            iter: 400);

    [Fact]
    public void Simpson_equals_the_parabolas_through_the_samples_for_one_to_nine() =>
        Gen.Double[-1, 1].Array[1, 9].Sample(y => Assert.Equal(Parabolas(y), Simpson.Integrate(y), 9), iter: 300);

    private static (List<int> Taken, List<int> Curve) NaiveStrict(Graph graph, int[] order, int target)
    {
        var gone = new HashSet<int>();
        var curve = new List<int> { Networks.Largest(graph, gone) };
        foreach (var v in order)
        {
            if (curve[^1] <= target)
            {
                break;
            }

            gone.Add(v);
            curve.Add(Networks.Largest(graph, gone));
        }

        return ([.. order.Take(curve.Count - 1)], curve);
    }

    private static (List<int> Taken, List<int> Curve) NaiveLargestFirst(Graph graph, int[] order, int target)
    {
        var taken = new List<int>();
        var curve = new List<int>();
        while (true)
        {
            var largest = Networks.Components(graph, taken.ToHashSet()).MaxBy(c => c.Count) ?? [];
            curve.Add(largest.Count);
            var next = order.FirstOrDefault(v => largest.Contains(v), -1);
            if (largest.Count <= target || next < 0)
            {
                return (taken, curve);
            }

            taken.Add(next);
        }
    }

    private static double NaiveFull(Graph graph, int[] order)
    {
        var gone = order.ToHashSet();
        var whole = order.ToList();
        while (whole.Count < graph.Nodes)
        {
            var next = Enumerable.Range(0, graph.Nodes).Where(v => !gone.Contains(v))
                .MaxBy(v => (graph.Neighbours(v).ToArray().Count(u => !gone.Contains(u)), -v));
            whole.Add(next);
            gone.Add(next);
        }

        return Enumerable.Range(1, graph.Nodes).Sum(k => (double)Networks.Largest(graph, whole.Take(k).ToHashSet())) / graph.Nodes / graph.Nodes;
    }

    // Pairs of intervals under parabolas; where one interval is left over, the last parabola is integrated over it alone.
    private static double Parabolas(double[] y)
    {
        switch (y.Length)
        {
            case 1:
                return 0;
            case 2:
                return (y[0] + y[1]) / 2;
        }

        double area = 0;
        var i = 0;
        for (; i + 2 < y.Length; i += 2)
        {
            area += Under(y[i], y[i + 1], y[i + 2], -1, 1);
        }

        return i + 1 < y.Length ? area + Under(y[^3], y[^2], y[^1], 0, 1) : area;
    }

    // The parabola through (-1, a), (0, b), (1, c) is b + (c - a) / 2 x + (a - 2 b + c) / 2 x².
    private static double Under(double a, double b, double c, double from, double to)
    {
        double At(double x) => (b * x) + ((c - a) / 4 * x * x) + ((a - (2 * b) + c) / 6 * x * x * x);
        return At(to) - At(from);
    }
}
