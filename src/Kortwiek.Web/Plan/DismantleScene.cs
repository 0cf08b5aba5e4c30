using Kortwiek.App;
using Kortwiek.App.Plan;
using Kortwiek.Core;
using Kortwiek.Plan.Dismantling;
using Kortwiek.Plan.Graphs;
using Kortwiek.Web.Components;
using Microsoft.Extensions.Localization;

namespace Kortwiek.Web.Plan;

/// <summary>A network as a drawing, with the order of removals as steps; of a large one the part that matters most.</summary>
/// <param name="Graph">The nodes drawn.</param>
/// <param name="Steps">Positions of the slider.</param>
/// <param name="StepTexts">A sentence for each position.</param>
/// <param name="Curve">Share of the largest component at each position.</param>
/// <param name="Nodes">Nodes of the whole network.</param>
/// <param name="Ties">Number of neighbours of each removal, in order.</param>
public sealed record DismantleScene(
    GraphView Graph, int Steps, IReadOnlyList<string> StepTexts, IReadOnlyList<Components.CurvePoint> Curve, int Nodes, IReadOnlyList<int> Ties)
{
    /// <summary>Above this many nodes only the most important are drawn.</summary>
    public const int MostNodes = 3000;

    private const int DrawnOfLarge = 1200;
    private const int MostSteps = 400;
    private const long MostBytes = 64L << 20;

    /// <summary>The scene of a kept run, or null where its network is not kept or too large to be read for a page.</summary>
    public static DismantleScene? Of(DismantleVerb.Response answer, ObjectStore objects, IStringLocalizer<PlanText> text, CancellationToken cancellation)
    {
        var path = objects.PathOf(answer.Input.Sha256);
        if (!File.Exists(path) || new FileInfo(path).Length > MostBytes)
        {
            return null;
        }

        using var file = objects.Open(answer.Input.Sha256);
        if (GraphReader.Read(file, answer.Input.File, GraphLimits.Default, NoProgress.Instance, cancellation) is not Outcome<Graph>.Done { Answer: var graph })
        {
            return null;
        }

        var order = answer.Actions.Select(a => graph.TryFind(a.Id, out var node) ? node : -1).ToArray();
        if (order.Contains(-1))
        {
            return null;
        }

        var steps = Math.Min(MostSteps, order.Length);
        var removals = Enumerable.Range(0, steps + 1).Select(s => Removals(s, steps, order.Length)).ToList();
        return new DismantleScene(
            Draw(graph, order, steps),
            steps,
            [.. removals.Select(k => text["Step.dismantle", Show.Number(k), Show.Number(answer.Curve[k].Lcc), Show.Share(answer.Curve[k].Lcc / (double)graph.Nodes)].Value)],
            [.. removals.Select((k, s) => new CurvePoint(s, answer.Curve[k].Lcc / (double)graph.Nodes))],
            graph.Nodes,
            [.. order.Select(graph.Degree)]);
    }

    /// <summary>The position of the slider at which a removal, from 1, is made.</summary>
    public static int StepOf(int removal, int steps, int count) => count == 0 ? 0 : (int)((((long)removal * steps) + count - 1) / count);

    /// <summary>Removals made at a position of the slider.</summary>
    public static int Removals(int step, int steps, int count) => steps == 0 ? 0 : (int)((long)step * count / steps);

    private static GraphView Draw(Graph graph, int[] order, int steps)
    {
        var rank = new int[graph.Nodes];
        for (var i = 0; i < order.Length; i++)
        {
            rank[order[i]] = i + 1;
        }

        // Of a large network: half the room for what is taken first, the rest for what has most ties.
        var drawn = Enumerable.Range(0, graph.Nodes).ToList();
        if (drawn.Count > MostNodes)
        {
            var first = order.Take(DrawnOfLarge / 2).ToHashSet();
            drawn = [.. first.Concat(drawn.Where(v => !first.Contains(v)).OrderByDescending(graph.Degree).ThenBy(v => v).Take(DrawnOfLarge - first.Count)).Order()];
        }

        var lostAt = RemovalTrace.LostAt(graph, order);
        var place = drawn.Select((v, i) => (v, i)).ToDictionary(x => x.v, x => x.i);
        var ties = drawn.SelectMany(v => graph.Neighbours(v).ToArray().Where(next => next > v && place.ContainsKey(next)).Select(next => (From: place[v], To: place[next]))).ToList();
        var places = NetworkLayout.Of(drawn.Count, ties);
        var nodes = drawn.Select(v =>
        {
            var (x, y) = places[place[v]];
            var name = graph.Name(v);
            return new GraphNode($"n{place[v]}", ChannelScene.Name(name), KindOf(name), graph.Degree(v), Step: StepOf(rank[v], steps, order.Length), LostAt: lostAt[v] == 0 ? 0 : StepOf(lostAt[v], steps, order.Length), X: x, Y: y);
        }).ToList();
        return new GraphView(nodes, [.. ties.Select(t => new GraphEdge($"n{t.From}", $"n{t.To}"))]);
    }

    private static string KindOf(string name) => name.Split(':', 2)[0] switch
    {
        "channel" => "channel",
        "dom" or "url" => "domain",
        "ip" => "server",
        "acct" or "app" => "account",
        _ => "other",
    };
}
