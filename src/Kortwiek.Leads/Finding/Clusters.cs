namespace Kortwiek.Leads;

/// <summary>Addresses that are taken for one actor: joined by a key, or by a user name on the same server within a day from the same network.</summary>
internal sealed class Clusters
{
    private readonly Dictionary<string, string> _parent = new(StringComparer.Ordinal);

    /// <summary>The joins that brought two clusters together, in the order in which they came.</summary>
    public List<Join> Joins { get; } = [];

    public void Add(string actor) => _parent.TryAdd(actor, actor);

    public void Union(Join join)
    {
        var left = Root(join.Left);
        var right = Root(join.Right);
        if (left == right)
        {
            return;
        }

        // The smaller name stays on top, so that the outcome does not depend on the order.
        var top = string.CompareOrdinal(left, right) < 0 ? left : right;
        _parent[top == left ? right : left] = top;
        Joins.Add(join);
    }

    public bool Knows(string actor) => _parent.ContainsKey(actor);

    public string Root(string actor)
    {
        while (_parent[actor] != actor)
        {
            _parent[actor] = _parent[_parent[actor]];
            actor = _parent[actor];
        }

        return actor;
    }

    /// <summary>The clusters, each sorted, in the order of their first members.</summary>
    public IEnumerable<IReadOnlyList<string>> All() =>
        _parent.Keys.GroupBy(Root, StringComparer.Ordinal)
            .Select(g => (IReadOnlyList<string>)[.. g.Order(StringComparer.Ordinal)])
            .OrderBy(g => g[0], StringComparer.Ordinal);
}
