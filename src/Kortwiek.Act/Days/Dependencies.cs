namespace Kortwiek.Act;

/// <summary>The order that measures impose on one another.</summary>
public static class Dependencies
{
    /// <summary>A cycle through a measure, as ids from it back to itself; empty where there is none.</summary>
    /// <param name="plan">The plan as it stands.</param>
    /// <param name="measureId">The measure whose edges are new.</param>
    /// <param name="dependsOn">Its edges as they would be.</param>
    public static IReadOnlyList<string> Cycle(JointPlan plan, string measureId, IReadOnlyList<Dependency> dependsOn)
    {
        var path = new List<string> { measureId };
        var dead = new HashSet<string>(StringComparer.Ordinal);
        return Walk(dependsOn) ? path : [];

        bool Walk(IReadOnlyList<Dependency> edges)
        {
            foreach (var next in edges.Select(e => e.MeasureId))
            {
                path.Add(next);
                if (next == measureId || (dead.Add(next) && plan.Measures.TryGetValue(next, out var m) && Walk(m.DependsOn)))
                {
                    return true;
                }

                path.RemoveAt(path.Count - 1);
            }

            return false;
        }
    }

    /// <summary>The predecessors of a measure that have not come as far as they must before it may be carried out.</summary>
    public static IEnumerable<Dependency> Open(JointPlan plan, Measure measure) => measure.DependsOn.Where(d =>
        !plan.Measures.TryGetValue(d.MeasureId, out var before)
        || !(before.State is MeasureState.Confirmed or MeasureState.Returned || (d.AfterExecuted && before.State == MeasureState.Executed)));
}
