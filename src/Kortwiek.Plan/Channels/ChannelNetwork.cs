namespace Kortwiek.Plan.Channels;

/// <summary>A channel model as numbers: elements, links among them and the elements that lead straight to each channel.</summary>
internal sealed class ChannelNetwork
{
    private readonly List<int>[] _next;
    private readonly bool[] _isName;

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

        _next = [.. Enumerable.Range(0, Elements).Select(_ => new List<int>())];
        _isName = [.. model.Elements.Select(e => e.Layer == ServiceLayer.Name)];
        foreach (var link in model.Links)
        {
            _next[number[link.From]].Add(number[link.To]);
        }
    }

    /// <summary>Number of elements.</summary>
    public int Elements { get; }

    /// <summary>Number of channels.</summary>
    public int Channels { get; }

    /// <summary>The channels that the audience reaches through elements which are not taken.</summary>
    public bool[] Up(bool[] taken)
    {
        var seen = new bool[Elements];
        var up = new bool[Channels];
        var queue = new Queue<int>();
        for (var e = 0; e < Elements; e++)
        {
            if (_isName[e] && !taken[e])
            {
                seen[e] = true;
                queue.Enqueue(e);
            }
        }

        while (queue.TryDequeue(out var v))
        {
            foreach (var next in _next[v])
            {
                if (next >= Elements)
                {
                    up[next - Elements] = true;
                }
                else if (!seen[next] && !taken[next])
                {
                    seen[next] = true;
                    queue.Enqueue(next);
                }
            }
        }

        return up;
    }

    /// <summary>The elements that lie on some path from the audience to a channel and are not left out.</summary>
    public bool[] OnPaths(int channel, bool[] leftOut)
    {
        var forward = new bool[Elements];
        var queue = new Queue<int>();
        var before = Enumerable.Range(0, Elements).Select(_ => new List<int>()).ToArray();
        var last = new List<int>();
        for (var e = 0; e < Elements; e++)
        {
            if (_isName[e] && !leftOut[e])
            {
                forward[e] = true;
                queue.Enqueue(e);
            }
        }

        while (queue.TryDequeue(out var v))
        {
            foreach (var next in _next[v])
            {
                if (next == Elements + channel)
                {
                    last.Add(v);
                }
                else if (next < Elements && !leftOut[next])
                {
                    before[next].Add(v);
                    if (!forward[next])
                    {
                        forward[next] = true;
                        queue.Enqueue(next);
                    }
                }
            }
        }

        var on = new bool[Elements];
        foreach (var v in last.Where(v => !on[v]))
        {
            on[v] = true;
            queue.Enqueue(v);
        }

        while (queue.TryDequeue(out var v))
        {
            foreach (var previous in before[v])
            {
                if (!on[previous])
                {
                    on[previous] = true;
                    queue.Enqueue(previous);
                }
            }
        }

        return on;
    }

    /// <summary>The cut of a set of channels from the audience, with these capacities of the elements.</summary>
    public VertexCut Cut(ReadOnlySpan<long> capacity, IEnumerable<int> channels)
    {
        var cut = new VertexCut(capacity);
        var wanted = new bool[Channels];
        foreach (var c in channels)
        {
            wanted[c] = true;
        }

        for (var e = 0; e < Elements; e++)
        {
            if (_isName[e])
            {
                cut.Enter(e);
            }

            foreach (var next in _next[e])
            {
                if (next < Elements)
                {
                    cut.Link(e, next);
                }
                else if (wanted[next - Elements])
                {
                    cut.Leave(e);
                }
            }
        }

        return cut;
    }
}
