using System.Runtime.InteropServices;

namespace Kortwiek.Evidence.Intake;

/// <summary>The names of one folder, in one buffer: a folder of millions of names costs its bytes and twelve more a name.</summary>
internal sealed class FolderListing
{
    private const byte Unknown = 0;
    private const byte Folder = 4;
    private readonly List<Entry> _entries = [];
    private byte[] _names = new byte[1024];
    private int _used;

    public int Count => _entries.Count;

    public void Add(ReadOnlySpan<byte> name, byte type)
    {
        if (_used + name.Length > _names.Length)
        {
            Array.Resize(ref _names, Math.Max(2 * _names.Length, _used + name.Length));
        }

        name.CopyTo(_names.AsSpan(_used));
        _entries.Add(new Entry(_used, (ushort)name.Length, type));
        _used += name.Length;
    }

    /// <summary>Orders the names so that a walk in this order meets all paths below in ordinal order of their bytes: a folder counts as its name and a slash.</summary>
    /// <param name="isFolder">Asked where the folder itself does not say.</param>
    public void Sort(Func<byte[], bool> isFolder)
    {
        var entries = CollectionsMarshal.AsSpan(_entries);
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i].Type == Unknown && isFolder(Name(i).ToArray()))
            {
                entries[i] = entries[i] with { Type = Folder };
            }
        }

        entries.Sort(Compare);
    }

    public ReadOnlySpan<byte> Name(int index) => _names.AsSpan(_entries[index].Start, _entries[index].Length);

    private int Compare(Entry a, Entry b)
    {
        var left = _names.AsSpan(a.Start, a.Length);
        var right = _names.AsSpan(b.Start, b.Length);
        var common = Math.Min(left.Length, right.Length);
        var order = left[..common].SequenceCompareTo(right[..common]);
        return order != 0 ? order : Next(left, common, a.Type).CompareTo(Next(right, common, b.Type));
    }

    // The byte that follows in a path below: -1 where a file's name ends.
    private static int Next(ReadOnlySpan<byte> name, int at, byte type) => at < name.Length ? name[at] : type == Folder ? '/' : -1;

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(int Start, ushort Length, byte Type);
}
