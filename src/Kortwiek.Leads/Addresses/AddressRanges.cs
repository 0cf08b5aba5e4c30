namespace Kortwiek.Leads;

/// <summary>Ranges of addresses that do not overlap, each with a value; found by halving.</summary>
internal sealed class AddressRanges<T>
{
    private readonly Address[] _from;
    private readonly Address[] _to;
    private readonly T[] _values;

    private AddressRanges(Address[] from, Address[] to, T[] values)
    {
        _from = from;
        _to = to;
        _values = values;
    }

    public int Count => _from.Length;

    /// <summary>Sorts the ranges; false, with the place in the input, where one begins after its end or two overlap.</summary>
    public static bool TryMake(IReadOnlyList<(Address From, Address To, T Value)> ranges, out AddressRanges<T> made, out int fault)
    {
        var order = new int[ranges.Count];
        var keys = new Address[ranges.Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
            keys[i] = ranges[i].From;
        }

        Array.Sort(keys, order);
        var to = new Address[order.Length];
        var values = new T[order.Length];
        fault = -1;
        for (var i = 0; i < order.Length; i++)
        {
            var range = ranges[order[i]];
            to[i] = range.To;
            values[i] = range.Value;
            if (fault < 0 && (range.To < range.From || (i > 0 && range.From <= to[i - 1])))
            {
                fault = order[i];
            }
        }

        made = new AddressRanges<T>(keys, to, values);
        return fault < 0;
    }

    public bool TryFind(Address address, out T value)
    {
        var at = Array.BinarySearch(_from, address);
        at = at >= 0 ? at : ~at - 1;
        if (at >= 0 && address <= _to[at])
        {
            value = _values[at];
            return true;
        }

        value = default!;
        return false;
    }
}
