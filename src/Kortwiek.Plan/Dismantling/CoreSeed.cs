using Kortwiek.Core;

namespace Kortwiek.Plan.Dismantling;

/// <summary>
/// Takes the node of highest degree inside the k-core again and again until the core is empty, then the same one core lower;
/// k = 2 is CoreHD, k = 1 is adaptive degree. What is left for k ≥ 2 is a forest, which is broken with the fewest cuts.
/// </summary>
/// <remarks>Zdeborová, Zhang and Zhou, "Fast and simple decycling and dismantling of networks" (2016). O(n + m) for each core by degree buckets.</remarks>
internal sealed class CoreSeed(int capacity)
{
    private readonly int[] _degree = new int[capacity];
    private readonly bool[] _gone = new bool[capacity];
    private readonly bool[] _inCore = new bool[capacity];
    private readonly int[] _before = new int[capacity];
    private readonly int[] _after = new int[capacity];
    private readonly int[] _peel = new int[capacity];
    private readonly int[] _entry = new int[capacity];
    private readonly TreeBreaker _trees = new(capacity);
    private int[] _bucket = [];

    /// <summary>Writes the nodes to take, in order, into <paramref name="output"/> and gives their number.</summary>
    /// <param name="graph">At most as many nodes as the capacity.</param>
    /// <param name="k">1, 2 or 3.</param>
    /// <param name="target">Largest size allowed for the pieces of the forest.</param>
    /// <param name="random">Decides among nodes of equal degree; null: the highest number first.</param>
    /// <param name="output">As long as the graph has nodes.</param>
    public int Run(Csr graph, int k, int target, Xoshiro256? random, Span<int> output)
    {
        Array.Clear(_gone, 0, graph.Nodes);
        for (var v = 0; v < graph.Nodes; v++)
        {
            _entry[v] = v;
        }

        random?.Shuffle(_entry.AsSpan(0, graph.Nodes));
        var written = 0;
        for (var level = k; level >= Math.Min(k, 2); level--)
        {
            written = EmptyCore(graph, level, output, written);
        }

        return k == 1 ? written : written + _trees.Run(graph, _gone, target, output[written..]);
    }

    private int EmptyCore(Csr graph, int level, Span<int> output, int written)
    {
        var top = FillCore(graph, level);
        while (true)
        {
            while (top >= level && _bucket[top] < 0)
            {
                top--;
            }

            if (top < level)
            {
                return written;
            }

            var v = _bucket[top];
            Unlink(v);
            _inCore[v] = false;
            _gone[v] = true;
            output[written++] = v;
            Peel(graph, v, level);
        }
    }

    // Enters the nodes of the core into the buckets of their degrees and gives the highest degree.
    private int FillCore(Csr graph, int level)
    {
        var head = 0;
        var tail = 0;
        var highest = 0;
        for (var v = 0; v < graph.Nodes; v++)
        {
            _inCore[v] = !_gone[v];
            var degree = 0;
            for (var i = graph.Offset[v]; i < graph.Offset[v + 1] && !_gone[v]; i++)
            {
                degree += _gone[graph.Adjacent[i]] ? 0 : 1;
            }

            _degree[v] = degree;
            highest = Math.Max(highest, degree);
            if (degree < level && _inCore[v])
            {
                _inCore[v] = false;
                _peel[tail++] = v;
            }
        }

        while (head < tail)
        {
            var v = _peel[head++];
            for (var i = graph.Offset[v]; i < graph.Offset[v + 1]; i++)
            {
                var next = graph.Adjacent[i];
                if (_inCore[next] && --_degree[next] < level)
                {
                    _inCore[next] = false;
                    _peel[tail++] = next;
                }
            }
        }

        if (_bucket.Length <= highest)
        {
            _bucket = new int[highest + 1];
        }

        _bucket.AsSpan(0, highest + 1).Fill(-1);
        for (var i = 0; i < graph.Nodes; i++)
        {
            if (_inCore[_entry[i]])
            {
                Link(_entry[i]);
            }
        }

        return highest;
    }

    private void Peel(Csr graph, int taken, int level)
    {
        _peel[0] = taken;
        var tail = 1;
        for (var head = 0; head < tail; head++)
        {
            var v = _peel[head];
            for (var i = graph.Offset[v]; i < graph.Offset[v + 1]; i++)
            {
                var next = graph.Adjacent[i];
                if (!_inCore[next])
                {
                    continue;
                }

                Unlink(next);
                if (--_degree[next] < level)
                {
                    _inCore[next] = false;
                    _peel[tail++] = next;
                }
                else
                {
                    Link(next);
                }
            }
        }
    }

    private void Link(int v)
    {
        var first = _bucket[_degree[v]];
        _before[v] = -1;
        _after[v] = first;
        if (first >= 0)
        {
            _before[first] = v;
        }

        _bucket[_degree[v]] = v;
    }

    private void Unlink(int v)
    {
        if (_before[v] >= 0)
        {
            _after[_before[v]] = _after[v];
        }
        else
        {
            _bucket[_degree[v]] = _after[v];
        }

        if (_after[v] >= 0)
        {
            _before[_after[v]] = _before[v];
        }
    }
}
