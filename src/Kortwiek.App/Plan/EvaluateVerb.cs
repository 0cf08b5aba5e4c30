using Kortwiek.Plan.Graphs;
using Kortwiek.Plan.Orders;
using Kortwiek.Plan.Scoring;

namespace Kortwiek.App.Plan;

/// <summary><c>plan evaluate EDGES ORDER</c>: how good an order of removals is, whoever made it; kept in the operation.</summary>
public sealed class EvaluateVerb(Scope scope) : IVerb<EvaluateVerb.Request, EvaluateVerb.Response>
{
    /// <summary>The kind of the runs it keeps.</summary>
    public const string Kind = "plan.evaluate/1";

    /// <summary>A network and an order.</summary>
    public sealed record Request(
        [Argument("edge list, as for plan dismantle")] InputFile Edges,
        [Argument("order of plan dismantle, or one node a line")] InputFile Order,
        [Option("share of the nodes that may stay connected")] double Threshold = 0.1,
        [Option("the answer is no where more removals are needed")] int? MaxCount = null,
        [Option("largest size of an unpacked file in bytes")] long MaxBytes = 4L << 30);

    /// <summary>The scores.</summary>
    /// <param name="Nodes">Nodes of the network.</param>
    /// <param name="Edges">Edges of the network.</param>
    /// <param name="Threshold">Share that may stay connected.</param>
    /// <param name="Target">The same as a number of nodes.</param>
    /// <param name="Strict">Every node counts in the order given.</param>
    /// <param name="Lcc">Always the first listed node in the largest component; others cost nothing.</param>
    /// <param name="Cost">Cost under the strict rule.</param>
    /// <param name="Curve">Largest component after each removal, under the strict rule.</param>
    /// <param name="Snapshot">Hash of the network.</param>
    public sealed record Response(
        int Nodes, int Edges, double Threshold, int Target, ScoreLine Strict, ScoreLine Lcc, double Cost, IReadOnlyList<FallPoint> Curve, Digest Snapshot);

    /// <inheritdoc/>
    public Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation) =>
        Task.FromResult(Run(request, new Throttled(progress, scope.Clock), cancellation));

    private Outcome<Response> Run(Request request, Throttled progress, CancellationToken cancellation)
    {
        if (request.Threshold is not (> 0 and <= 1) || request.MaxCount < 0)
        {
            return new BadInput("--threshold lies above 0 and is at most 1; --max-count is 0 or more.");
        }

        var opened = request.Order.Open();
        if (opened is not Outcome<FileStream>.Done { Answer: var stream })
        {
            return opened.As<Response>();
        }

        using (stream)
        {
            var read = NetworkFile.Read(scope, request.Edges, request.MaxBytes, progress, cancellation);
            if (read is not Outcome<NetworkFile>.Done { Answer: var network })
            {
                return read.As<Response>();
            }

            if (!stream.CanSeek)
            {
                return new BadInput("This is no ordinary file; write the order to a file first.", request.Order.Name);
            }

            var ordered = OrderFile.Read(stream, request.Order.Name, network.Graph, GraphLimits.Default with { MaxBytes = request.MaxBytes });
            if (ordered is not Outcome<int[]>.Done { Answer: var order })
            {
                return ordered.As<Response>();
            }

            stream.Position = 0;
            var digest = Digest.Sha256(System.Security.Cryptography.SHA256.HashData(stream));
            return Answer(request, network, order, digest, progress, cancellation);
        }
    }

    private Outcome<Response> Answer(Request request, NetworkFile network, int[] order, Digest digest, Throttled progress, CancellationToken cancellation)
    {
        progress.Report(new Step("Scoring the order", 0, 2));
        var strict = Scorer.Strict(network.Graph, order, request.Threshold, cancellation);
        progress.Report(new Step("Scoring the order", 1, 2));
        var largestFirst = Scorer.LargestFirst(network.Graph, order, request.Threshold, cancellation);
        progress.Report(new Step("Scoring the order", 2, 2));
        var response = new Response(
            network.Graph.Nodes,
            network.Graph.Edges,
            request.Threshold,
            Threshold.Target(network.Graph.Nodes, request.Threshold),
            ScoreLine.Of(strict),
            ScoreLine.Of(largestFirst),
            strict.Count,
            FallPoint.Of(strict),
            NetworkSnapshot.Of(network.Graph));
        scope.Keep(Kind, Path.GetFileName(request.Order.Name), [network.Sha256, digest], request, response);
        if (!strict.Reached)
        {
            return new Outcome<Response>.No(
                response,
                $"After all {strict.Count} removals {strict.Curve[^1]} nodes still hang together; {response.Target} are allowed.");
        }

        return request.MaxCount < strict.Count
            ? new Outcome<Response>.No(response, $"The order needs {strict.Count} removals; at most {request.MaxCount} were asked for.")
            : response;
    }
}
