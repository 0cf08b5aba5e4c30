namespace Kortwiek.Plan.Dismantling;

/// <summary>A method that was tried and what came of it. Where it gave several orders, its fewest removals and its smallest area may come from two of them.</summary>
/// <param name="Method">Its name.</param>
/// <param name="Count">Fewest removals to the threshold.</param>
/// <param name="Auc">Smallest sum of the largest component's share over the removals.</param>
/// <param name="Seconds">Time from the start until it was found; null where rounds were counted instead of time.</param>
public sealed record Tried(string Method, int Count, double Auc, double? Seconds);

/// <summary>How far the number of removals can be from the best there is.</summary>
/// <param name="Value">No plan needs fewer removals than this.</param>
/// <param name="By">How it was found: <c>packing</c>.</param>
/// <param name="Gap">(count - bound) / count of the plan with the fewest removals, 0 to 1.</param>
/// <param name="Proven">Whether the plan with the fewest removals is provably best.</param>
public sealed record Bound(int Value, string By, double Gap, bool Proven);

/// <summary>An order of removals that reaches the threshold.</summary>
/// <param name="Method">What found it.</param>
/// <param name="Order">Nodes in the order in which they are taken.</param>
/// <param name="Curve">Largest component after 0, 1, … all removals.</param>
/// <param name="ComponentBefore">For each node, the size of the component it lay in just before it was taken.</param>
/// <param name="Auc">Sum of the largest component's share over the removals.</param>
public sealed record RemovalPlan(string Method, IReadOnlyList<int> Order, IReadOnlyList<int> Curve, IReadOnlyList<int> ComponentBefore, double Auc)
{
    /// <summary>Number of removals.</summary>
    public int Count => Order.Count;
}

/// <summary>What the search found.</summary>
/// <param name="Target">Largest size allowed.</param>
/// <param name="Best">The plan that is best by the objective.</param>
/// <param name="Alternative">The plan that is best by the other objective; the same one where one plan is best by both.</param>
/// <param name="Tried">Methods in the order in which they ran.</param>
/// <param name="Bound">Lower bound for the number of removals.</param>
/// <param name="Rounds">Rounds of local search.</param>
/// <param name="Seconds">Time taken; null where rounds were counted instead.</param>
/// <param name="Cancelled">Whether the search was broken off; the plans are the best until then.</param>
public sealed record DismantleResult(
    int Target, RemovalPlan Best, RemovalPlan Alternative, IReadOnlyList<Tried> Tried, Bound Bound, int Rounds, double? Seconds, bool Cancelled);
