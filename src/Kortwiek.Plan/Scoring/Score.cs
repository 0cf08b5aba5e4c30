namespace Kortwiek.Plan.Scoring;

/// <summary>How good an order of removals is under one rule.</summary>
/// <param name="Count">Removals until the threshold is reached, or all that could be made where it is not.</param>
/// <param name="Reached">Whether the largest component came down to the threshold.</param>
/// <param name="Auc">Sum over the removals of the largest component's share of all nodes; lower is better. Unit: removals.</param>
/// <param name="AucNorm"><paramref name="Auc"/> over the number of nodes.</param>
/// <param name="AucSimpson">The same area by composite Simpson with step 1, as the literature's review tool reports it.</param>
/// <param name="RFull">Mean share over the removal of all nodes, the order completed by adaptive degree; null under the largest-component rule.</param>
/// <param name="Curve">Size of the largest component after 0, 1, … <paramref name="Count"/> removals.</param>
/// <param name="Taken">The nodes in the order in which they counted.</param>
public sealed record Score(int Count, bool Reached, double Auc, double AucNorm, double AucSimpson, double? RFull, IReadOnlyList<int> Curve, IReadOnlyList<int> Taken);
