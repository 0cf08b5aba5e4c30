using System.Buffers;
using System.Buffers.Binary;

namespace Kortwiek.Evidence.Log;

/// <summary>The unfinished tiles at the right of a log: all that an append needs to know of what was written before.</summary>
internal sealed class LogEdge
{
    private readonly List<Row> _rows = [];
    private ArrayBufferWriter<byte> _bundle = new();

    public ulong Size { get; private set; }

    public static LogEdge Load(LogReader reader)
    {
        var edge = new LogEdge { Size = reader.Size };
        for (var level = 0; level < 8; level++)
        {
            var hashes = Merkle.ShiftRight(reader.Size, 8 * level);
            if (hashes == 0)
            {
                break;
            }

            var row = new Row { Index = hashes >> 8, Count = (int)(hashes & 0xff) };
            if (row.Count > 0)
            {
                reader.Tile(level, row.Index).CopyTo(row.Hashes.AsSpan());
            }

            edge._rows.Add(row);
        }

        if ((reader.Size & 0xff) != 0)
        {
            foreach (var entry in reader.Bundle(reader.Size >> 8))
            {
                edge.AddToBundle(entry.Span);
            }
        }

        return edge;
    }

    public LogEdge Clone()
    {
        var copy = new LogEdge { Size = Size };
        copy._rows.AddRange(_rows.Select(r => new Row { Index = r.Index, Count = r.Count, Hashes = (byte[])r.Hashes.Clone() }));
        copy._bundle.Write(_bundle.WrittenSpan);
        return copy;
    }

    /// <summary>Adds an entry; what becomes full is written.</summary>
    public void Append(ReadOnlySpan<byte> entry, DurableBatch batch)
    {
        AddToBundle(entry);
        if ((Size & 0xff) == 0xff)
        {
            batch.Write(LogLayout.Bundle(Size >> 8, LogLayout.TileWidth), _bundle.WrittenSpan);
            _bundle = new ArrayBufferWriter<byte>();
        }

        Add(0, Merkle.Leaf(entry), batch);
        Size++;
    }

    /// <summary>Writes the partial tiles that changed.</summary>
    public void WritePartials(DurableBatch batch)
    {
        if ((Size & 0xff) != 0)
        {
            batch.Write(LogLayout.Bundle(Size >> 8, (int)(Size & 0xff)), _bundle.WrittenSpan);
        }

        for (var level = 0; level < _rows.Count; level++)
        {
            var row = _rows[level];
            if (row.Changed && row.Count > 0)
            {
                batch.Write(LogLayout.Tile(level, row.Index, row.Count), row.Hashes.AsSpan(0, row.Count * MerkleHash.Length));
            }

            row.Changed = false;
        }
    }

    public MerkleHash Root()
    {
        MerkleHash? root = null;
        foreach (var row in _rows)
        {
            var end = row.Count;
            for (var bit = 1; bit <= row.Count; bit <<= 1)
            {
                if ((row.Count & bit) != 0)
                {
                    var left = Fold(row, end - bit, bit);
                    root = root is { } right ? Merkle.Node(left, right) : left;
                    end -= bit;
                }
            }
        }

        return root ?? Merkle.EmptyRoot;
    }

    private static MerkleHash Fold(Row row, int start, int count) =>
        count == 1
            ? MerkleHash.From(row.Hashes.AsSpan(start * MerkleHash.Length, MerkleHash.Length))
            : Merkle.Node(Fold(row, start, count / 2), Fold(row, start + (count / 2), count / 2));

    private void AddToBundle(ReadOnlySpan<byte> entry)
    {
        BinaryPrimitives.WriteUInt16BigEndian(_bundle.GetSpan(sizeof(ushort)), (ushort)entry.Length);
        _bundle.Advance(sizeof(ushort));
        _bundle.Write(entry);
    }

    private void Add(int level, MerkleHash hash, DurableBatch batch)
    {
        if (level == _rows.Count)
        {
            _rows.Add(new Row());
        }

        var row = _rows[level];
        hash.CopyTo(row.Hashes.AsSpan(row.Count * MerkleHash.Length));
        row.Count++;
        row.Changed = true;
        if (row.Count == LogLayout.TileWidth)
        {
            batch.Write(LogLayout.Tile(level, row.Index, LogLayout.TileWidth), row.Hashes);
            var root = Fold(row, 0, LogLayout.TileWidth);
            row.Count = 0;
            row.Index++;
            Add(level + 1, root, batch);
        }
    }

    private sealed class Row
    {
        public byte[] Hashes { get; init; } = new byte[LogLayout.TileWidth * MerkleHash.Length];

        public ulong Index { get; set; }

        public int Count { get; set; }

        public bool Changed { get; set; }
    }
}
