using System.Runtime.InteropServices;

namespace Kortwiek.Watch;

/// <summary>What makes a version: the UUID, the type (by its number in <see cref="TypeNames"/>) and the instant.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct VersionKey(Guid Uuid, int Type, long Ticks)
{
    // Seeded for each process: a sender who chooses UUIDs must not be able to make the table slow.
    public override int GetHashCode() => HashCode.Combine(Uuid, Type, Ticks);
}

/// <summary>The versions of one file and where the first copy of each stands.</summary>
internal sealed class VersionTable
{
    private readonly Dictionary<VersionKey, (long Offset, int Length)> _first = [];
    private readonly List<FeedRepeat> _repeats = [];

    /// <summary>Second copies, in the order of the file.</summary>
    public IReadOnlyList<FeedRepeat> Repeats => _repeats;

    public int Count => _first.Count;

    /// <summary>False where the version is there already; the identifier is asked for only then.</summary>
    public bool TryAdd(in VersionKey key, long offset, int length, DateTimeOffset? modified, Func<string> id)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_first, key, out var known);
        if (!known)
        {
            place = (offset, length);
            return true;
        }

        _repeats.Add(new FeedRepeat(id(), modified, place.Offset, place.Length, offset, length));
        return false;
    }
}
