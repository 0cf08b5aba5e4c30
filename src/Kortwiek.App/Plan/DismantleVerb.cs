using System.Globalization;
using Kortwiek.Plan.Dismantling;
using Kortwiek.Plan.Graphs;
using Kortwiek.Plan.Orders;
using Kortwiek.Plan.Scoring;

namespace Kortwiek.App.Plan;

/// <summary><c>plan dismantle EDGES</c>: which nodes to take, in which order, so that a network falls apart; kept in the operation.</summary>
public sealed class DismantleVerb(Scope scope) : IVerb<DismantleVerb.Request, DismantleVerb.Response>
{
    /// <summary>The kind of the runs it keeps.</summary>
    public const string Kind = "plan.dismantle/1";

    /// <summary>The method that people would use without a plan: always the node with the most ties left.</summary>
    public const string HighestDegree = Dismantler.HighestDegree;

    private const double DefaultSeconds = 30;

    /// <summary>What is taken apart and how long is searched.</summary>
    public sealed record Request(
        [Argument("edge list: two names a line, separated by blanks, a tab or a comma; .gz, .xz and .zst too")] InputFile Edges,
        [Option("share of the nodes that may stay connected")] double Threshold = 0.1,
        [Option("what is best: an early fall (auc) or few removals (count)")] DismantleObjective Objective = DismantleObjective.Auc,
        [Option("seconds to search (default: 30)")] double? TimeLimit = null,
        [Option("rounds to search instead of seconds; the answer is then the same to the byte each time")] int? Iterations = null,
        [Option("start of the random sequence")] long Seed = 1,
        [Option("CSV file for the order")] OutputFile? Out = null,
        [Option("CSV file for the plan that is best by the other objective")] OutputFile? OutAlternative = null,
        [Option("largest size of the unpacked file in bytes")] long MaxBytes = 4L << 30);

    /// <summary>What was found.</summary>
    /// <param name="Input">The network.</param>
    /// <param name="Threshold">Share that may stay connected.</param>
    /// <param name="Target">The same as a number of nodes.</param>
    /// <param name="Seed">Start of the random sequence.</param>
    /// <param name="TimeSeconds">Time of the search; null where rounds were counted.</param>
    /// <param name="Objective">What was best.</param>
    /// <param name="Feasible">Whether the threshold is reached.</param>
    /// <param name="Count">Removals.</param>
    /// <param name="Cost">Sum of their costs; 1 each.</param>
    /// <param name="Auc">Sum of the largest component's share over the removals.</param>
    /// <param name="AucNorm">The same over the number of nodes.</param>
    /// <param name="AucSimpson">The area as the literature's review tool reports it.</param>
    /// <param name="Method">What found it.</param>
    /// <param name="Tried">Methods that ran.</param>
    /// <param name="Bound">How far the fewest removals can be from the best there is.</param>
    /// <param name="Curve">Largest component after each removal.</param>
    /// <param name="Actions">What to take, in order.</param>
    /// <param name="Blocking">What cannot be taken and is in the way; nothing here.</param>
    /// <param name="Alternative">The plan that is best by the other objective.</param>
    /// <param name="Lcc">The same order under the review tool's rule: always the first listed node in the largest component.</param>
    /// <param name="Rounds">Rounds of search.</param>
    public sealed record Response(
        Network Input,
        double Threshold,
        int Target,
        long Seed,
        double? TimeSeconds,
        DismantleObjective Objective,
        bool Feasible,
        int Count,
        double Cost,
        double Auc,
        double AucNorm,
        double AucSimpson,
        string Method,
        IReadOnlyList<Tried> Tried,
        Bound Bound,
        IReadOnlyList<FallPoint> Curve,
        IReadOnlyList<PlanAction> Actions,
        IReadOnlyList<string> Blocking,
        Other Alternative,
        ScoreLine Lcc,
        int Rounds);

    /// <summary>The network that was read.</summary>
    public sealed record Network(
        int Nodes, int Edges, long SelfLoops, long Duplicates, int Components, int Lcc, string File, Digest Sha256, Digest Snapshot);

    /// <summary>What to take: here a node each.</summary>
    public sealed record PlanAction(string Id, string Kind, Country? Country, IReadOnlyList<string> Nodes, double Cost);

    /// <summary>The plan that is best by the other objective.</summary>
    public sealed record Other(DismantleObjective Objective, int Count, double Auc, string? Out);

    /// <inheritdoc/>
    public Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation) =>
        Task.Run(() => Run(request, new Throttled(progress, scope.Clock), cancellation), cancellation);

    private static BadInput? Wrong(Request request)
    {
        if (request.Threshold is not (> 0 and <= 1))
        {
            return new BadInput("--threshold lies above 0 and is at most 1.");
        }

        if (request is { TimeLimit: not null, Iterations: not null })
        {
            return new BadInput("Say either --time-limit or --iterations.");
        }

        if (request.TimeLimit is not (null or (>= 0 and <= 86_400)) || request.Iterations < 0 || request.Seed < 0)
        {
            return new BadInput("--time-limit is between 0 and 86400 seconds; --iterations and --seed are 0 or more.");
        }

        return request.Out?.Taken() ?? request.OutAlternative?.Taken();
    }

    private Outcome<Response> Run(Request request, Throttled progress, CancellationToken cancellation)
    {
        if (Wrong(request) is { } wrong)
        {
            return wrong;
        }

        var read = NetworkFile.Read(scope, request.Edges, request.MaxBytes, progress, cancellation);
        if (read is not Outcome<NetworkFile>.Done { Answer: var network })
        {
            return read.As<Response>();
        }

        var options = new DismantleOptions
        {
            Threshold = request.Threshold,
            Objective = request.Objective,
            TimeLimit = TimeSpan.FromSeconds(request.TimeLimit ?? DefaultSeconds),
            Iterations = request.Iterations,
            Seed = (ulong)request.Seed,
        };
        var result = Dismantler.Run(network.Graph, options, scope.Clock, progress, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var response = Answer(request, network, result, cancellation);
        request.Out?.Write(stream => OrderFile.Write(stream, network.Graph, result.Best));
        request.OutAlternative?.Write(stream => OrderFile.Write(stream, network.Graph, result.Alternative));
        scope.Keep(
            Kind,
            string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(request.Edges.Name)}: {response.Count} of {response.Input.Nodes} nodes"),
            [network.Sha256],
            request,
            response);
        return response;
    }

    // Every figure is the scorer's, not the search's own.
    private static Response Answer(Request request, NetworkFile network, DismantleResult result, CancellationToken cancellation)
    {
        var graph = network.Graph;
        int[] order = [.. result.Best.Order];
        var strict = Scorer.Strict(graph, order, request.Threshold, cancellation);
        if (strict.Count != result.Best.Count || !strict.Curve.SequenceEqual(result.Best.Curve))
        {
            throw new InvalidOperationException("The scorer and the search disagree on an order.");
        }

        var largestFirst = Scorer.LargestFirst(graph, order, request.Threshold, cancellation);
        var (components, largest) = graph.Connectivity();
        return new Response(
            new Network(graph.Nodes, graph.Edges, graph.SelfLoops, graph.Duplicates, components, largest, request.Edges.Name, network.Sha256, NetworkSnapshot.Of(graph)),
            request.Threshold,
            result.Target,
            request.Seed,
            result.Seconds is { } seconds ? NetworkFile.Rounded(seconds) : null,
            request.Objective,
            strict.Reached,
            strict.Count,
            strict.Count,
            NetworkFile.Rounded(strict.Auc),
            NetworkFile.Rounded(strict.AucNorm),
            NetworkFile.Rounded(strict.AucSimpson),
            result.Best.Method,
            [.. result.Tried.Select(t => t with { Auc = NetworkFile.Rounded(t.Auc), Seconds = t.Seconds is { } s ? NetworkFile.Rounded(s) : null })],
            result.Bound with { Gap = NetworkFile.Rounded(result.Bound.Gap) },
            FallPoint.Of(strict),
            [.. order.Select(graph.Name).Select(name => new PlanAction(name, "node", null, [name], 1))],
            [],
            new Other(
                request.Objective is DismantleObjective.Auc ? DismantleObjective.Count : DismantleObjective.Auc,
                result.Alternative.Count,
                NetworkFile.Rounded(result.Alternative.Auc),
                request.OutAlternative?.Name),
            ScoreLine.Of(largestFirst),
            result.Rounds);
    }
}
