namespace Kortwiek.Plan.Dismantling;

/// <summary>A heap of numbers with the smallest on top, four children a node: shallow, and one cache line per level.</summary>
internal sealed class LongHeap
{
    private long[] _items = new long[256];

    /// <summary>Number of items.</summary>
    public int Count { get; private set; }

    /// <summary>The smallest; <see cref="long.MaxValue"/> where the heap is empty.</summary>
    public long Top => Count == 0 ? long.MaxValue : _items[0];

    /// <summary>Empties the heap and keeps its memory.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds an item.</summary>
    public void Push(long item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Count * 2);
        }

        var items = _items;
        var i = Count++;
        while (i > 0)
        {
            var parent = (i - 1) >> 2;
            if (items[parent] <= item)
            {
                break;
            }

            items[i] = items[parent];
            i = parent;
        }

        items[i] = item;
    }

    /// <summary>Takes the smallest.</summary>
    public long Pop()
    {
        var items = _items;
        var top = items[0];
        var last = items[--Count];
        var count = Count;
        var i = 0;
        while (true)
        {
            var child = (i << 2) + 1;
            if (child >= count)
            {
                break;
            }

            var least = child;
            var end = Math.Min(child + 4, count);
            for (var c = child + 1; c < end; c++)
            {
                if (items[c] < items[least])
                {
                    least = c;
                }
            }

            if (items[least] >= last)
            {
                break;
            }

            items[i] = items[least];
            i = least;
        }

        items[i] = last;
        return top;
    }
}
