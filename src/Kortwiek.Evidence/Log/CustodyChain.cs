
namespace Kortwiek.Evidence.Log;

/// <summary>The custody of all items in a log: every entry can be read and names the item's entry before it.</summary>
public static class CustodyChain
{
    /// <summary>Checks the chain through the whole log.</summary>
    /// <param name="log">The log.</param>
    /// <param name="cancellation">Asked each 1,024 entries.</param>
    /// <exception cref="InvalidDataException">A bundle is missing or damaged.</exception>
    public static Check Check(LogReader log, CancellationToken cancellation)
    {
        var last = new Dictionary<string, MerkleHash>(StringComparer.Ordinal);
        ulong index = 0;
        foreach (var bytes in log.Entries())
        {
            if (index % 1024 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            if (!LogEntry.TryParse(bytes, out var entry, out var reason))
            {
                return new Check("custody", false, $"entry {index} cannot be read: {reason}");
            }

            if (entry.Item is { } item)
            {
                var before = last.TryGetValue(item, out var hash) ? hash : (MerkleHash?)null;
                if (entry.Prev != before)
                {
                    return new Check("custody", false, $"entry {index} of {item} does not name the item's entry before it");
                }

                last[item] = Merkle.Leaf(bytes.Span);
            }

            index++;
        }

        return new Check("custody", true, $"{index} entries, {last.Count} items, each with an unbroken chain");
    }

    /// <summary>The entries of one item, in order, each with its index.</summary>
    /// <exception cref="InvalidDataException">While reading: a bundle is missing or damaged.</exception>
    public static IEnumerable<(ulong Index, LogEntry Entry)> Of(LogReader log, string item)
    {
        ulong index = 0;
        foreach (var bytes in log.Entries())
        {
            if (LogEntry.TryParse(bytes, out var entry, out _) && entry.Item == item)
            {
                yield return (index, entry);
            }

            index++;
        }
    }
}
