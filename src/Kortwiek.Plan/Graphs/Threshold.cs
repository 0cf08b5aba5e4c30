namespace Kortwiek.Plan.Graphs;

/// <summary>When a network counts as dismantled: no component holds more than a share of all its nodes.</summary>
public static class Threshold
{
    /// <summary>The size that is still allowed: the share times the nodes of the whole input graph, rounded up.</summary>
    /// <param name="nodes">Nodes of the graph as given; the number never shrinks while nodes are taken.</param>
    /// <param name="share">Above 0, at most 1.</param>
    /// <remarks>In decimal arithmetic: 0.07 of 100 nodes is 7, not 8 as binary fractions would have it.</remarks>
    public static int Target(int nodes, double share)
    {
        if (share is not (> 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A threshold lies above 0 and is at most 1.");
        }

        return (int)decimal.Ceiling((decimal)share * nodes);
    }
}
