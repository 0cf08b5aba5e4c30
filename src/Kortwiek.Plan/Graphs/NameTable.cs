using System.Text;

namespace Kortwiek.Plan.Graphs;

/// <summary>Names of nodes as UTF-8 in one block, with ids in order of first appearance: a few bytes a name, no object each.</summary>
internal sealed class NameTable
{
    /// <summary>The longest name in bytes.</summary>
    public const int MaxName = 1024;

    private byte[] _bytes = new byte[1024];
    private int[] _start = new int[256];
    private int[] _slots = new int[512];
    private int _count;

    /// <summary>Number of names.</summary>
    public int Count => _count;

    /// <summary>The name's bytes.</summary>
    public ReadOnlySpan<byte> Utf8(int id) => _bytes.AsSpan(_start[id], _start[id + 1] - _start[id]);

    /// <summary>The name as text.</summary>
    public string Text(int id)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)id, (uint)_count, nameof(id));
        return Encoding.UTF8.GetString(Utf8(id));
    }

    /// <summary>The id of a name that is there.</summary>
    public bool TryFind(ReadOnlySpan<byte> name, out int id)
    {
        id = _slots[Slot(name)] - 1;
        return id >= 0;
    }

    /// <summary>The id of a name, new where the name is new. The caller has checked its length.</summary>
    public int GetOrAdd(ReadOnlySpan<byte> name)
    {
        var slot = Slot(name);
        if (_slots[slot] != 0)
        {
            return _slots[slot] - 1;
        }

        if (_count + 2 > _start.Length)
        {
            Array.Resize(ref _start, _start.Length * 2);
        }

        var start = _start[_count];
        if (start > Array.MaxLength - name.Length)
        {
            throw new InvalidDataException("The names of the nodes are longer than 2 GiB together.");
        }

        if (start + name.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(2L * _bytes.Length, start + name.Length)));
        }

        name.CopyTo(_bytes.AsSpan(start));
        _start[_count + 1] = start + name.Length;
        _slots[slot] = ++_count;
        if (_count * 2L > _slots.Length)
        {
            Grow();
        }

        return _count - 1;
    }

    // HashCode is seeded anew in each process, so a file cannot be made that collides; ids do not depend on it.
    private int Slot(ReadOnlySpan<byte> name)
    {
        var hash = default(HashCode);
        hash.AddBytes(name);
        var slot = hash.ToHashCode() & (_slots.Length - 1);
        while (_slots[slot] != 0 && !Utf8(_slots[slot] - 1).SequenceEqual(name))
        {
            slot = (slot + 1) & (_slots.Length - 1);
        }

        return slot;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        for (var id = 0; id < _count; id++)
        {
            _slots[Slot(Utf8(id))] = id + 1;
        }
    }
}
