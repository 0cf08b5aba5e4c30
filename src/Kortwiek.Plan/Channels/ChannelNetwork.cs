namespace Kortwiek.Plan.Channels;

/// <summary>A channel model as numbers: elements, links among them, the entries of each channel and the elements that lead straight to it.</summary>
internal sealed class ChannelNetwork
{
    private readonly List<int>[] _next;
    private readonly List<int>[] _before;
    private readonly HashSet<int>[] _ends;
    private readonly int[][] _entries;

    /// <summary>Numbers the elements and channels of a sound model in its order.</summary>
    public ChannelNetwork(ChannelModel model)
    {
        Elements = model.Elements.Count;
        Channels = model.Channels.Count;
        var number = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var e = 0; e < Elements; e++)
        {
            number[model.Elements[e].Id] = e;
        }

        for (var c = 0; c < Channels; c++)
        {
            number[model.Channels[c].Id] = Elements + c;
        }

        _next = Lists(Elements);
        _before = Lists(Elements);
        _ends = [.. Enumerable.Range(0, Channels).Select(_ => new HashSet<int>())];
        foreach (var link in model.Links)
        {
            var from = number[link.From];
            var to = number[link.To];
            if (to >= Elements)
            {
                _ends[to - Elements].Add(from);
            }
            else
            {
                _next[from].Add(to);
                _before[to].Add(from);
            }
        }

        var names = Enumerable.Range(0, Elements).Where(e => model.Elements[e].Layer == ServiceLayer.Name).ToArray();
        _entries = [.. model.Channels.Select(c => c.Entries is null ? names : [.. c.Entries.Select(e => number[e]).Distinct().Order()])];
    }

    /// <summary>Number of elements.</summary>
    public int Elements { get; }

    /// <summary>Number of channels.</summary>
    public int Channels { get; }

    /// <summary>The channels that their audiences reach through elements which are not taken.</summary>
    public bool[] Up(bool[] taken) => [.. Enumerable.Range(0, Channels).Select(c => IsUp(c, taken))];

    /// <summary>Whether a channel's audience reaches it through elements which are not taken.</summary>
    public bool IsUp(int channel, bool[] taken)
    {
        var reached = Reach(_entries[channel], _next, taken);
        return _ends[channel].Any(e => reached[e]);
    }

    /// <summary>The elements that lie on some path from the audience to a channel, taken ones left out.</summary>
    public bool[] OnPaths(int channel, bool[] taken)
    {
        var forward = Reach(_entries[channel], _next, taken);
        var backward = Reach(_ends[channel].Order(), _before, taken);
        return [.. forward.Zip(backward, (f, b) => f && b)];
    }

    /// <summary>
    /// The cut of a set of channels from their audiences together. It cuts at least every path of each of them; where an entry of one channel
    /// leads to the end of another only, it cuts more than that.
    /// </summary>
    /// <param name="capacity">Per element.</param>
    /// <param name="channels">Channel numbers.</param>
    /// <param name="own">True: leave out the ends to which a foreign entry leads, so that nothing but paths of the channels is cut.</param>
    public VertexCut Cut(ReadOnlySpan<long> capacity, IReadOnlyList<int> channels, bool own = false)
    {
        var cut = new VertexCut(capacity);
        foreach (var e in channels.SelectMany(c => _entries[c]).Distinct().Order())
        {
            cut.Enter(e);
        }

        for (var e = 0; e < Elements; e++)
        {
            foreach (var next in _next[e])
            {
                cut.Link(e, next);
            }
        }

        foreach (var e in channels.SelectMany(c => _ends[c]).Distinct().Order())
        {
            if (!own || IsOwn(e, channels))
            {
                cut.Leave(e);
            }
        }

        return cut;
    }

    /// <summary>Whether every entry of these channels that leads to any of their ends is an entry of a channel with this end.</summary>
    public bool IsOwn(IReadOnlyList<int> channels) => channels.SelectMany(c => _ends[c]).Distinct().All(e => IsOwn(e, channels));

    private bool IsOwn(int end, IReadOnlyList<int> channels)
    {
        var leads = Reach([end], _before, new bool[Elements]);
        var own = channels.Where(c => _ends[c].Contains(end)).SelectMany(c => _entries[c]).ToHashSet();
        return channels.SelectMany(c => _entries[c]).All(e => !leads[e] || own.Contains(e));
    }

    private bool[] Reach(IEnumerable<int> from, List<int>[] along, bool[] taken)
    {
        var seen = new bool[Elements];
        var queue = new Queue<int>();
        foreach (var e in from)
        {
            if (!taken[e] && !seen[e])
            {
                seen[e] = true;
                queue.Enqueue(e);
            }
        }

        while (queue.TryDequeue(out var v))
        {
            foreach (var next in along[v])
            {
                if (!seen[next] && !taken[next])
                {
                    seen[next] = true;
                    queue.Enqueue(next);
                }
            }
        }

        return seen;
    }

    private static List<int>[] Lists(int count) => [.. Enumerable.Range(0, count).Select(_ => new List<int>())];
}
