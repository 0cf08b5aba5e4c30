namespace Kortwiek.Plan.Dismantling;

/// <summary>Keeps the best order by area and the best by count, and a line for each method.</summary>
internal sealed class Portfolio(int nodes, Func<double?> seconds)
{
    private readonly List<Tried> _tried = [];
    private readonly Dictionary<string, int> _line = new(StringComparer.Ordinal);

    /// <summary>The smallest area; among equal ones the fewest removals.</summary>
    public Candidate? ByArea { get; private set; }

    /// <summary>The fewest removals; among equal ones the smallest area.</summary>
    public Candidate? ByCount { get; private set; }

    /// <summary>One line per method, the best it gave, in the order of first appearance.</summary>
    public IReadOnlyList<Tried> Tried => _tried;

    /// <summary>Takes note of a candidate; says whether it is better in one of the two ways.</summary>
    public bool Consider(Candidate? candidate)
    {
        if (candidate is null)
        {
            return false;
        }

        var byArea = ByArea is null || candidate.Area < ByArea.Area || (candidate.Area == ByArea.Area && candidate.Count < ByArea.Count);
        var byCount = ByCount is null || candidate.Count < ByCount.Count || (candidate.Count == ByCount.Count && candidate.Area < ByCount.Area);
        ByArea = byArea ? candidate : ByArea;
        ByCount = byCount ? candidate : ByCount;
        Note(candidate, byArea || byCount);
        return byArea || byCount;
    }

    private void Note(Candidate candidate, bool better)
    {
        var auc = nodes == 0 ? 0 : candidate.Area / (double)nodes;
        if (!_line.TryGetValue(candidate.Method, out var at))
        {
            _line[candidate.Method] = _tried.Count;
            _tried.Add(new Tried(candidate.Method, candidate.Count, auc, seconds()));
        }
        else if (better)
        {
            var old = _tried[at];
            _tried[at] = new Tried(candidate.Method, Math.Min(old.Count, candidate.Count), Math.Min(old.Auc, auc), seconds());
        }
    }
}
