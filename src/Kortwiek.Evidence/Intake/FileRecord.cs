using System.Buffers.Binary;
using Kortwiek.Evidence.Log;

namespace Kortwiek.Evidence.Intake;

/// <summary>One name of an item with what was found: first a job, then a journal record.</summary>
public sealed class FileRecord
{
    internal FileRecord(RawPath path) => Path = path;

    /// <summary>The path below the item, as bytes.</summary>
    public RawPath Path { get; }

    /// <summary>What it is.</summary>
    public FileKind Kind => Stat.Kind;

    /// <summary>How far it has come.</summary>
    public FileStatus Status { get; internal set; }

    /// <summary>Bytes that were read; for what is not a file, as the file system says.</summary>
    public long Size => BytesRead ?? Stat.Size;

    /// <summary>SHA-256, 32 bytes; null where it was not read.</summary>
    public byte[]? Sha256 { get; internal set; }

    /// <summary>BLAKE3, 32 bytes; null where it was not read.</summary>
    public byte[]? Blake3 { get; internal set; }

    /// <summary>A link's target, else null.</summary>
    public byte[]? Target { get; internal set; }

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<BadRange> Bad { get; internal set; } = [];

    /// <summary>The system's error number where it is unreadable, else 0.</summary>
    public int ErrorNumber { get; internal set; }

    internal FileStat Stat { get; set; }

    internal long? BytesRead { get; set; }

    /// <summary>The leaf of the item's tree: path, zero, size, SHA-256.</summary>
    /// <exception cref="InvalidOperationException">It was not read.</exception>
    public MerkleHash Leaf()
    {
        var hash = Sha256 ?? throw new InvalidOperationException("Only what was read is a leaf.");
        var path = Path.Bytes;
        var entry = new byte[path.Length + 1 + sizeof(ulong) + hash.Length];
        path.CopyTo(entry);
        BinaryPrimitives.WriteInt64BigEndian(entry.AsSpan(path.Length + 1), Size);
        hash.CopyTo(entry, path.Length + 1 + sizeof(ulong));
        return Merkle.Leaf(entry);
    }
}
