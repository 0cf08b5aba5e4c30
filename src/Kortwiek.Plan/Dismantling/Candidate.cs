namespace Kortwiek.Plan.Dismantling;

/// <summary>An order that brings the network down to the target, cut off at that point, with its curve.</summary>
internal sealed record Candidate(string Method, int[] Order, int[] Curve, long Area)
{
    /// <summary>Removals.</summary>
    public int Count => Order.Length;

    /// <summary>Cuts an order off where the target is reached; null where it is never reached.</summary>
    /// <param name="method">What made it.</param>
    /// <param name="order">Nodes in order.</param>
    /// <param name="curve">Largest component after 0, 1, … removals.</param>
    /// <param name="target">Size allowed.</param>
    public static Candidate? Of(string method, ReadOnlySpan<int> order, ReadOnlySpan<int> curve, int target)
    {
        long area = 0;
        for (var k = 0; k < curve.Length; k++)
        {
            area += k == 0 ? 0 : curve[k];
            if (curve[k] <= target)
            {
                return new Candidate(method, order[..k].ToArray(), curve[..(k + 1)].ToArray(), area);
            }
        }

        return null;
    }
}
