using Kortwiek.Core;

namespace Kortwiek.Plan.Dismantling;

/// <summary>
/// Large-neighbourhood search from the portfolio's incumbents. Even rounds look for a smaller area: local moves on a prefix of an order
/// close to the best, at the component size that prefix reaches, a repair where the rest is no longer enough, and a new order for the whole
/// set. Odd rounds look for fewer removals: local moves at the target that never cost anything.
/// </summary>
internal sealed class LocalSearch(Csr graph, int target, ReverseGreedy greedy, Portfolio portfolio, Xoshiro256 random)
{
    private const int MovesPerRound = 16;

    // How much worse than the best an order may be to be searched from: enough to leave a valley, not enough to get lost.
    private const double Tolerance = 0.004;

    private readonly LocalMove _move = new(graph);
    private readonly TakenSet _fewest = new(graph.Nodes);
    private readonly TakenSet _prefix = new(graph.Nodes);
    private int _bestCount = int.MaxValue;
    private Candidate? _from;
    private long _bestArea;

    /// <summary>One round.</summary>
    public void Round(int number, CancellationToken cancellation)
    {
        if (portfolio.ByCount!.Count == 0)
        {
            return;
        }

        if (number % 2 == 0)
        {
            ForArea(cancellation);
        }
        else
        {
            ForCount(cancellation);
        }
    }

    private void ForArea(CancellationToken cancellation)
    {
        if (_from is null || portfolio.ByArea!.Area < _bestArea)
        {
            _from = portfolio.ByArea!;
            _bestArea = _from.Area;
        }

        var best = _from;
        var length = best.Count;
        if (random.Below(3) > 0)
        {
            length = 1 + random.Below(best.Count);
        }

        _prefix.Set(best.Order.AsSpan(0, length));
        var moves = 1 + random.Below(3);
        for (var i = 0; i < moves && _prefix.Count > 0; i++)
        {
            _ = _move.Try(_prefix, Math.Max(target, best.Curve[length]), Handful(), random.Below(4) == 0 ? 1 : 0, random, cancellation);
        }

        foreach (var v in best.Order.AsSpan(length))
        {
            if (!_prefix.Contains(v))
            {
                _prefix.Add(v);
            }
        }

        _move.Repair(_prefix, target, random, cancellation);
        var (order, curve) = greedy.Run(_prefix.Items, null, cancellation);
        var candidate = Candidate.Of("local search, area", order, curve, target)!;
        portfolio.Consider(candidate);
        if (candidate.Area <= _bestArea + (long)(_bestArea * Tolerance))
        {
            _from = candidate;
            _bestArea = Math.Min(_bestArea, candidate.Area);
        }
    }

    private void ForCount(CancellationToken cancellation)
    {
        if (portfolio.ByCount!.Count < _bestCount)
        {
            _bestCount = portfolio.ByCount.Count;
            _fewest.Set(portfolio.ByCount.Order);
        }

        for (var i = 0; i < MovesPerRound && _fewest.Count > 0; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            _ = _move.Try(_fewest, target, Handful(), 0, random, cancellation);
        }

        if (_fewest.Count < _bestCount)
        {
            _bestCount = _fewest.Count;
            var (order, curve) = greedy.Run(_fewest.Items, null, cancellation);
            portfolio.Consider(Candidate.Of("local search, count", order, curve, target));
        }
    }

    private int Handful()
    {
        var u = random.Double();
        return 1 + (int)(40 * u * u);
    }
}
