using Kortwiek.Evidence.Intake;

namespace Kortwiek.Evidence.Bags;

/// <summary>All hashes of a file in one read, as one thread of a crew takes them; a big file gets a thread for each.</summary>
internal sealed class BagHashTool : IDisposable
{
    private const long WithThreads = 8L << 20;
    private readonly Dictionary<string, BagHash> _hashes = new(StringComparer.Ordinal);
    private readonly byte[] _block = GC.AllocateUninitializedArray<byte>(BlockRing.BlockSize);
    private BlockRing? _ring;

    /// <summary>Reads a source to its end.</summary>
    /// <param name="source">Fills buffers; fewer bytes are the end.</param>
    /// <param name="expected">About how many bytes there are.</param>
    /// <param name="algorithms">Known ones.</param>
    /// <param name="copy">Takes every block too, or null.</param>
    /// <param name="onBytes">Counts bytes for progress.</param>
    /// <param name="cancellation">Asked for each block.</param>
    /// <returns>The hashes in the order of the algorithms, and the bytes read.</returns>
    public (byte[][] Hashes, long Bytes) Hash(
        BlockRing.Source source, long expected, IReadOnlyList<string> algorithms, BlockRing.Sink? copy, Action<int> onBytes, CancellationToken cancellation)
    {
        var hashes = algorithms.Select(Get).ToArray();
        Array.ForEach(hashes, h => _ = h.Finish()); // A file whose reading failed has left its beginning in them.
        var bytes = 0L;
        if (expected >= WithThreads)
        {
            var sinks = hashes.Select(h => (BlockRing.Sink)((block, _) => h.Append(block))).ToList();
            if (copy is not null)
            {
                sinks.Add(copy);
            }

            bytes = (_ring ??= new BlockRing()).Run(source, sinks, onBytes, cancellation);
            return ([.. hashes.Select(h => h.Finish())], bytes);
        }

        int read;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            read = source(_block, bytes);
            var block = _block.AsSpan(0, read);
            foreach (var hash in hashes)
            {
                hash.Append(block);
            }

            copy?.Invoke(block, bytes);
            bytes += read;
            onBytes(read);
        }
        while (read == _block.Length);
        return ([.. hashes.Select(h => h.Finish())], bytes);
    }

    public void Dispose()
    {
        foreach (var hash in _hashes.Values)
        {
            hash.Dispose();
        }
    }

    private BagHash Get(string algorithm)
    {
        if (!_hashes.TryGetValue(algorithm, out var hash))
        {
            _hashes[algorithm] = hash = BagHash.Create(algorithm);
        }

        return hash;
    }
}
