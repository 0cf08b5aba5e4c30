using System.Runtime.InteropServices;
using System.Text;
using Apache.Arrow;

namespace Kortwiek.Leads;

/// <summary>Builds Arrow columns out of chosen rows of a batch. Dictionaries hold what these rows use and nothing else, each text once.</summary>
/// <param name="rows">Numbers of the rows.</param>
internal sealed class ColumnBuilder(int[] rows)
{
    public delegate ReadOnlySpan<byte> Cleaner(ReadOnlySpan<byte> raw);

    public int Count => rows.Length;

    public int[] Select(Func<int, int> value) => System.Array.ConvertAll(rows, i => value(i));

    public IArrowArray Bytes(byte[] values)
    {
        var chosen = new byte[rows.Length];
        for (var k = 0; k < rows.Length; k++)
        {
            chosen[k] = values[rows[k]];
        }

        return new Int8Array(new ArrowBuffer(chosen), ArrowBuffer.Empty, rows.Length, 0, 0);
    }

    public IArrowArray Longs(long[] values, long? none = null) => Longs(i => values[i], none);

    public IArrowArray Longs(Func<int, long> value, long? none)
    {
        var chosen = new long[rows.Length];
        var valid = new Validity(rows.Length);
        for (var k = 0; k < rows.Length; k++)
        {
            chosen[k] = value(rows[k]);
            if (chosen[k] == none)
            {
                chosen[k] = 0;
                valid.Clear(k);
            }
        }

        return new Int64Array(Buffer<long>(chosen), valid.Bits(), rows.Length, valid.Nulls, 0);
    }

    /// <summary>Of a column of the batch.</summary>
    public IArrowArray Ints(int[] values, int none)
    {
        var chosen = new int[rows.Length];
        var valid = new Validity(rows.Length);
        for (var k = 0; k < rows.Length; k++)
        {
            chosen[k] = values[rows[k]];
            if (chosen[k] == none)
            {
                valid.Clear(k);
            }
        }

        return new Int32Array(Buffer<int>(chosen), valid.Bits(), rows.Length, valid.Nulls, 0);
    }

    /// <summary>Of a column of the batch without gaps, or of values that were chosen already.</summary>
    public IArrowArray Ints(int[] values) =>
        new Int32Array(Buffer<int>(values.Length == rows.Length ? values : Select(i => values[i])), ArrowBuffer.Empty, rows.Length, 0, 0);

    /// <summary>A text column from numbers into an interner; each distinct text is cleaned once.</summary>
    public IArrowArray Text(int[] ids, Interner texts, Cleaner clean)
    {
        var map = new int[texts.Count];
        System.Array.Fill(map, -1);
        var used = new Interner();
        var chosen = new int[rows.Length];
        var valid = new Validity(rows.Length);
        for (var k = 0; k < rows.Length; k++)
        {
            var id = ids[rows[k]];
            if (id < 0)
            {
                valid.Clear(k);
                continue;
            }

            if (map[id] < 0)
            {
                map[id] = used.Add(clean(texts[id]));
            }

            chosen[k] = map[id];
        }

        return Dictionary(chosen, valid, used);
    }

    /// <summary>A text column from small numbers; a negative number, a null text and <c>ZZ</c> of a country table are gaps.</summary>
    public IArrowArray Text(Func<int, int> idOf, Func<int, string?> textOf)
    {
        var map = new Dictionary<int, int>();
        var used = new Interner();
        var chosen = new int[rows.Length];
        var valid = new Validity(rows.Length);
        var lastId = -1;
        var last = -1;
        for (var k = 0; k < rows.Length; k++)
        {
            var id = idOf(rows[k]);
            if (id != lastId)
            {
                lastId = id;
                if (id < 0)
                {
                    last = -1;
                }
                else if (!map.TryGetValue(id, out last))
                {
                    last = textOf(id) is { } text and not "ZZ" ? used.Add(Encoding.UTF8.GetBytes(text)) : -1;
                    map.Add(id, last);
                }
            }

            chosen[k] = Math.Max(0, last);
            if (last < 0)
            {
                valid.Clear(k);
            }
        }

        return Dictionary(chosen, valid, used);
    }

    private static DictionaryArray Dictionary(int[] chosen, Validity valid, Interner used)
    {
        var offsets = new int[used.Count + 1];
        used.Ends.CopyTo(offsets.AsSpan(1));
        var texts = new StringArray(used.Count, Buffer<int>(offsets), new ArrowBuffer(used.Bytes.ToArray()), ArrowBuffer.Empty, 0, 0);
        return new DictionaryArray(EventSchema.Text, new Int32Array(Buffer<int>(chosen), valid.Bits(), chosen.Length, valid.Nulls, 0), texts);
    }

    private static ArrowBuffer Buffer<T>(T[] values)
        where T : unmanaged => new(MemoryMarshal.AsBytes<T>(values).ToArray());

    // A bit per row, made only where there is a gap.
    private sealed class Validity(int length)
    {
        private byte[]? _bits;

        public int Nulls { get; private set; }

        public void Clear(int row)
        {
            if (_bits is null)
            {
                _bits = new byte[(length + 7) / 8];
                System.Array.Fill(_bits, (byte)0xFF);
            }

            _bits[row >> 3] &= (byte)(0xFF ^ (1 << (row & 7)));
            Nulls++;
        }

        public ArrowBuffer Bits() => _bits is null ? ArrowBuffer.Empty : new ArrowBuffer(_bits);
    }
}
