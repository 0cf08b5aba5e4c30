using System.Security.Cryptography;
using Kortwiek.Evidence.Hashing;

namespace Kortwiek.Evidence.Intake;

/// <summary>SHA-256 and BLAKE3 of a source in one read, as one thread of a crew does it: a small file in one piece, a big one with a thread for each hash.</summary>
internal sealed class HashTool : IDisposable
{
    /// <summary>Bytes of a segment whose hash is put down before the whole file is done.</summary>
    public const long SegmentSize = 1L << 30;

    /// <summary>From this size on a file gets a thread for each hash.</summary>
    public const long WithThreads = 8L << 20;

    private readonly long _segmentSize;
    private readonly byte[] _block = GC.AllocateUninitializedArray<byte>(BlockRing.BlockSize);
    private readonly IncrementalHash _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly RunningBlake3 _blake3 = new();
    private readonly RunningBlake3 _segment = new();
    private BlockRing? _ring;

    public HashTool(long segmentSize = SegmentSize) => _segmentSize = segmentSize;

    /// <summary>Reads a source to its end.</summary>
    /// <param name="source">Fills buffers; fewer bytes are the end.</param>
    /// <param name="expected">About how many bytes there are.</param>
    /// <param name="record">Gets hashes and size.</param>
    /// <param name="copy">Also takes every block, or null.</param>
    /// <param name="onSegment">For files above the segment size: index and BLAKE3 of each full segment; on a thread of its own.</param>
    /// <param name="onBytes">Counts bytes for progress.</param>
    /// <param name="cancellation">Asked for each block.</param>
    public void Hash(
        BlockRing.Source source, long expected, FileRecord record, BlockRing.Sink? copy, Action<int, byte[]>? onSegment, Action<int> onBytes, CancellationToken cancellation)
    {
        record.Sha256 = new byte[32];
        record.Blake3 = new byte[32];
        if (expected >= WithThreads)
        {
            HashWithThreads(source, record, copy, expected > _segmentSize ? onSegment : null, onBytes, cancellation);
            return;
        }

        var read = source(_block, 0);
        if (read < _block.Length)
        {
            var whole = _block.AsSpan(0, read);
            SHA256.HashData(whole, record.Sha256);
            _blake3.Append(whole);
            _blake3.Finish(record.Blake3);
            copy?.Invoke(whole, 0);
            record.BytesRead = read;
            onBytes(read);
            return;
        }

        var offset = 0L;
        while (read > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var block = _block.AsSpan(0, read);
            _sha256.AppendData(block);
            _blake3.Append(block);
            copy?.Invoke(block, offset);
            offset += read;
            onBytes(read);
            read = read < _block.Length ? 0 : source(_block, offset);
        }

        record.BytesRead = offset;
        Finish(record);
    }

    public void Dispose()
    {
        _sha256.Dispose();
        _blake3.Dispose();
        _segment.Dispose();
    }

    private void HashWithThreads(
        BlockRing.Source source, FileRecord record, BlockRing.Sink? copy, Action<int, byte[]>? onSegment, Action<int> onBytes, CancellationToken cancellation)
    {
        _ring ??= new BlockRing();
        var sinks = new List<BlockRing.Sink> { (block, _) => _sha256.AppendData(block) };
        sinks.Add(onSegment is null ? (block, _) => _blake3.Append(block) : (block, offset) => Segmented(block, offset, onSegment));
        if (copy is not null)
        {
            sinks.Add(copy);
        }

        _segment.Finish(record.Blake3);
        try
        {
            record.BytesRead = _ring.Run(source, sinks, onBytes, cancellation);
        }
        finally
        {
            Finish(record);
        }
    }

    private void Segmented(ReadOnlySpan<byte> block, long offset, Action<int, byte[]> onSegment)
    {
        _blake3.Append(block);
        _segment.Append(block);
        if ((offset + block.Length) % _segmentSize == 0)
        {
            var hash = new byte[32];
            _segment.Finish(hash);
            onSegment((int)(offset / _segmentSize), hash);
        }
    }

    // Also sets both hashes back to their start.
    private void Finish(FileRecord record)
    {
        _sha256.GetHashAndReset(record.Sha256);
        _blake3.Finish(record.Blake3);
    }
}
