using System.Buffers.Binary;
using Kortwiek.Core;

namespace Kortwiek.Evidence.Log;

/// <summary>A tiled log's folder, read only. It may be read while another process appends.</summary>
/// <remarks>C2SP tlog-tiles. Not for several threads at once.</remarks>
public sealed class LogReader : IMerkleNodes
{
    private const int CachedTiles = 64;
    private readonly Dictionary<(int Level, ulong Index), byte[]> _tiles = [];
    private (ulong Index, IReadOnlyList<ReadOnlyMemory<byte>> Entries)? _bundle;

    internal LogReader(string folder, string origin, ulong size, LogState? state, SignedNote? note, Checkpoint? checkpoint)
    {
        Folder = folder;
        Origin = origin;
        Size = size;
        State = state;
        Note = note;
        Checkpoint = checkpoint;
    }

    /// <summary>The log's folder.</summary>
    public string Folder { get; }

    /// <summary>The log's name.</summary>
    public string Origin { get; }

    /// <summary>Entries that are durable, signed or not.</summary>
    public ulong Size { get; }

    /// <summary>The published checkpoint as it lies on the disk, or null.</summary>
    public SignedNote? Note { get; }

    /// <summary>What it says, or null.</summary>
    public Checkpoint? Checkpoint { get; }

    internal LogState? State { get; }

    /// <summary>Opens a log's folder: its size is that of the writer's state, else of the checkpoint.</summary>
    /// <returns>Bad input where there is no log or its checkpoint or state cannot be read.</returns>
    public static Outcome<LogReader> Open(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return new BadInput("There is no such folder. Check the path.", folder, Code: "missing-file");
        }

        LogState? state = null;
        var statePath = Path.Combine(folder, LogState.RelativePath);
        if (File.Exists(statePath) && !LogState.TryParse(File.ReadAllBytes(statePath), out state))
        {
            return new BadInput("The log's own state cannot be read. Restore the folder from a copy; the log itself may be whole.", statePath, Code: "log-state");
        }

        SignedNote? note = null;
        Checkpoint? checkpoint = null;
        var checkpointPath = Path.Combine(folder, LogLayout.CheckpointPath);
        if (File.Exists(checkpointPath) && !Log.Checkpoint.TryParse(ReadLimited(checkpointPath, SignedNote.MaxBytes + 1), out note, out checkpoint, out var reason))
        {
            return new BadInput($"The checkpoint cannot be read: {reason}.", checkpointPath, Code: "checkpoint");
        }

        return (state, checkpoint) switch
        {
            (null, null) => new BadInput("The folder holds no log: neither a checkpoint nor a state.", folder, Code: "no-log"),
            ({ } s, _) => new LogReader(folder, s.Origin, s.Size, s, note, checkpoint),
            (null, { } c) => new LogReader(folder, c.Origin, c.Size, null, note, c),
        };
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">A tile is missing or has the wrong length.</exception>
    public MerkleHash Node(int level, ulong index)
    {
        var tileLevel = level / 8;
        var within = level % 8;
        var first = index << within;
        var tile = Tile(tileLevel, first >> 8);
        var offset = (int)(first & 0xff);
        Span<MerkleHash> hashes = stackalloc MerkleHash[1 << within];
        for (var i = 0; i < hashes.Length; i++)
        {
            var at = (offset + i) * MerkleHash.Length;
            if (at >= tile.Length)
            {
                throw new InvalidDataException($"The tree has no node {index} at level {level}.");
            }

            hashes[i] = MerkleHash.From(tile.AsSpan(at, MerkleHash.Length));
        }

        for (var width = hashes.Length; width > 1; width /= 2)
        {
            for (var i = 0; i < width / 2; i++)
            {
                hashes[i] = Merkle.Node(hashes[2 * i], hashes[(2 * i) + 1]);
            }
        }

        return hashes[0];
    }

    /// <summary>The root of the first <paramref name="size"/> entries, from the tiles.</summary>
    /// <exception cref="InvalidDataException">A tile is missing or has the wrong length.</exception>
    public MerkleHash RootAt(ulong size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, Size);
        return Merkle.Root(this, 0, size);
    }

    /// <summary>The bytes of an entry.</summary>
    /// <exception cref="InvalidDataException">The bundle is missing or damaged.</exception>
    public ReadOnlyMemory<byte> Entry(ulong index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Size);
        return Bundle(index >> 8)[(int)(index & 0xff)];
    }

    /// <summary>All entries from an index on, in order; memory holds one bundle.</summary>
    /// <exception cref="InvalidDataException">While reading: a bundle is missing or damaged.</exception>
    public IEnumerable<ReadOnlyMemory<byte>> Entries(ulong from = 0)
    {
        for (var index = from; index < Size; index++)
        {
            yield return Entry(index);
        }
    }

    internal byte[] Tile(int level, ulong index)
    {
        if (_tiles.TryGetValue((level, index), out var tile))
        {
            return tile;
        }

        var width = LogLayout.WidthAt(level, index, Size);
        tile = width == 0 ? throw new InvalidDataException($"The tree has no tile {index} at level {level}.") : ReadPart(
            LogLayout.Tile(level, index, width), LogLayout.Tile(level, index, LogLayout.TileWidth), width * MerkleHash.Length);
        if (tile.Length < width * MerkleHash.Length)
        {
            throw new InvalidDataException($"{LogLayout.Tile(level, index, width)} is too short.");
        }

        tile = tile[..(width * MerkleHash.Length)];
        if (_tiles.Count >= CachedTiles)
        {
            _tiles.Clear();
        }

        _tiles[(level, index)] = tile;
        return tile;
    }

    internal IReadOnlyList<ReadOnlyMemory<byte>> Bundle(ulong index)
    {
        if (_bundle is { } cached && cached.Index == index)
        {
            return cached.Entries;
        }

        var width = LogLayout.WidthAt(0, index, Size);
        var path = LogLayout.Bundle(index, width);
        var bytes = ReadPart(path, LogLayout.Bundle(index, LogLayout.TileWidth), null);
        if (!TrySplit(bytes, width, out var entries, out _))
        {
            throw new InvalidDataException($"{path} does not hold {width} entries.");
        }

        _bundle = (index, entries);
        return entries;
    }

    // used: how many bytes the first `width` entries take.
    internal static bool TrySplit(ReadOnlyMemory<byte> bytes, int width, out IReadOnlyList<ReadOnlyMemory<byte>> entries, out int used)
    {
        var list = new List<ReadOnlyMemory<byte>>(width);
        entries = list;
        used = 0;
        while (list.Count < width)
        {
            if (bytes.Length - used < sizeof(ushort))
            {
                return false;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes.Span[used..]);
            if (bytes.Length - used - sizeof(ushort) < length)
            {
                return false;
            }

            list.Add(bytes.Slice(used + sizeof(ushort), length));
            used += sizeof(ushort) + length;
        }

        return true;
    }

    private static byte[] ReadLimited(string path, int limit)
    {
        using var stream = File.OpenRead(path);
        var bytes = new byte[Math.Min(limit, stream.Length)];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private byte[] ReadPart(string partial, string full, int? length)
    {
        foreach (var relative in (ReadOnlySpan<string>)[partial, full])
        {
            var path = Path.Combine(Folder, relative);
            try
            {
                return length is { } limit ? ReadLimited(path, limit) : File.ReadAllBytes(path);
            }
            catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
            {
                // The partial form is gone once the full one is there.
            }
        }

        throw new InvalidDataException($"{partial} is missing.");
    }
}
