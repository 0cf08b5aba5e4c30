namespace Kortwiek.Watch;

/// <summary>Counts by word.</summary>
internal sealed class Tally
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    public long Total { get; private set; }

    public void Add(string word)
    {
        Total++;
        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_counts, word, out _)++;
    }

    /// <summary>The counts in ordinal order of the words.</summary>
    public IReadOnlyDictionary<string, long> Sorted() => new SortedDictionary<string, long>(_counts, StringComparer.Ordinal);
}
