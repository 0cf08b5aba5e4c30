using Kortwiek.Plan.Graphs;

namespace Kortwiek.Plan.Scoring;

/// <summary>
/// Runs an order under the largest-component rule. Components are kept with their members; a removal splits by searches from all
/// neighbours at once that stop when all but one part are explored, so that mostly the small parts are paid for.
/// </summary>
internal sealed class LargestFirstRule
{
    private readonly Graph _graph;
    private readonly int[] _order;
    private readonly int[] _rank;
    private readonly int[] _of;
    private readonly List<Part> _parts = [];
    private readonly PriorityQueue<int, (int Size, int Smallest)> _queue = new();
    private readonly int[] _search;
    private readonly int[] _next;
    private readonly List<int> _head = [];
    private readonly List<int> _tail = [];
    private readonly List<int> _first = [];
    private readonly List<int> _set = [];
    private readonly List<int> _alive = [];

    /// <summary>Prepares the components of the whole graph.</summary>
    public LargestFirstRule(Graph graph, ReadOnlySpan<int> order)
    {
        _graph = graph;
        _order = order.ToArray();
        _rank = new int[graph.Nodes];
        _of = new int[graph.Nodes];
        _search = new int[graph.Nodes];
        _next = new int[graph.Nodes];
        Array.Fill(_rank, -1);
        Array.Fill(_of, -1);
        Array.Fill(_search, -1);
        for (var i = 0; i < _order.Length; i++)
        {
            _rank[_order[i]] = i;
        }

        var queue = new Queue<int>();
        for (var v = 0; v < graph.Nodes; v++)
        {
            if (_of[v] >= 0)
            {
                continue;
            }

            var members = new List<int>();
            _of[v] = _parts.Count;
            queue.Enqueue(v);
            while (queue.TryDequeue(out var u))
            {
                members.Add(u);
                foreach (var next in graph.Neighbours(u))
                {
                    if (_of[next] < 0)
                    {
                        _of[next] = _parts.Count;
                        queue.Enqueue(next);
                    }
                }
            }

            AddPart([.. members]);
        }
    }

    /// <summary>Takes nodes until no component is larger than <paramref name="target"/> or no listed node lies in the largest.</summary>
    public (int[] Taken, int[] Curve) Run(int target, CancellationToken cancellation)
    {
        var taken = new List<int>();
        var curve = new List<int>();
        while (true)
        {
            if ((taken.Count & 255) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            var largest = Largest();
            curve.Add(largest < 0 ? 0 : _parts[largest].Size);
            if (curve[^1] <= target || !TryFirstListed(largest, out var node))
            {
                return ([.. taken], [.. curve]);
            }

            taken.Add(node);
            Remove(node, largest);
        }
    }

    private int Largest()
    {
        while (_queue.TryPeek(out var id, out var key))
        {
            if (_parts[id].Size == -key.Size && _parts[id].Size > 0 && Smallest(id) == key.Smallest)
            {
                return id;
            }

            _queue.Dequeue();
        }

        return -1;
    }

    private int Smallest(int id)
    {
        var part = _parts[id];
        while (_of[part.Members[part.MemberAt]] != id)
        {
            part.MemberAt++;
        }

        return part.Members[part.MemberAt];
    }

    private bool TryFirstListed(int id, out int node)
    {
        var part = _parts[id];
        for (; part.RankAt < part.Ranks.Length; part.RankAt++)
        {
            node = _order[part.Ranks[part.RankAt]];
            if (_of[node] == id)
            {
                return true;
            }
        }

        node = -1;
        return false;
    }

    private void AddPart(int[] members)
    {
        Array.Sort(members);
        var ranks = members.Where(v => _rank[v] >= 0).Select(v => _rank[v]).ToArray();
        Array.Sort(ranks);
        _parts.Add(new Part(members, ranks));
        _queue.Enqueue(_parts.Count - 1, (-members.Length, members[0]));
    }

    private void Remove(int node, int id)
    {
        _of[node] = -1;
        var part = _parts[id];
        part.Size--;
        var visited = new List<int>();
        Split(node, id, visited);

        // Sets whose searches have all ended are whole parts; the one left over keeps the number and the lists.
        foreach (var group in Enumerable.Range(0, _set.Count).GroupBy(Root).Where(g => _alive[g.Key] == 0))
        {
            var members = new List<int>();
            foreach (var search in group)
            {
                for (var v = _first[search]; v >= 0; v = _next[v])
                {
                    members.Add(v);
                    _of[v] = _parts.Count;
                }
            }

            part.Size -= members.Count;
            AddPart([.. members]);
        }

        foreach (var v in visited)
        {
            _search[v] = -1;
        }

        if (part.Size > 0)
        {
            _queue.Enqueue(id, (-part.Size, Smallest(id)));
        }
    }

    private void Split(int node, int id, List<int> visited)
    {
        _head.Clear();
        _tail.Clear();
        _first.Clear();
        _set.Clear();
        _alive.Clear();
        foreach (var next in _graph.Neighbours(node))
        {
            if (_of[next] == id)
            {
                _search[next] = _set.Count;
                _next[next] = -1;
                _head.Add(next);
                _tail.Add(next);
                _first.Add(next);
                _alive.Add(1);
                _set.Add(_set.Count);
                visited.Add(next);
            }
        }

        var open = _set.Count;
        var running = Enumerable.Range(0, _set.Count).ToList();
        while (open > 1)
        {
            var kept = 0;
            for (var i = 0; i < running.Count; i++)
            {
                var search = running[i];
                if (open > 1)
                {
                    Advance(search, id, visited, ref open);
                }

                if (_head[search] >= 0)
                {
                    running[kept++] = search;
                }
            }

            running.RemoveRange(kept, running.Count - kept);
        }
    }

    private void Advance(int search, int id, List<int> visited, ref int open)
    {
        var v = _head[search];
        foreach (var next in _graph.Neighbours(v))
        {
            if (_of[next] != id)
            {
                continue;
            }

            if (_search[next] < 0)
            {
                _search[next] = search;
                _next[next] = -1;
                _next[_tail[search]] = next;
                _tail[search] = next;
                visited.Add(next);
                continue;
            }

            int a = Root(search), b = Root(_search[next]);
            if (a != b)
            {
                _set[b] = a;
                _alive[a] += _alive[b];
                open--;
            }
        }

        _head[search] = _next[v];
        if (_head[search] < 0 && --_alive[Root(search)] == 0)
        {
            open--;
        }
    }

    private int Root(int search)
    {
        while (_set[search] != search)
        {
            _set[search] = _set[_set[search]];
            search = _set[search];
        }

        return search;
    }

    private sealed class Part(int[] members, int[] ranks)
    {
        public int[] Members { get; } = members;

        public int[] Ranks { get; } = ranks;

        public int MemberAt { get; set; }

        public int RankAt { get; set; }

        public int Size { get; set; } = members.Length;
    }
}
