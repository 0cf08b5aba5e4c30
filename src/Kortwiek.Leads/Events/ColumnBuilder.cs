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

    public IArrowArray Bytes(byte[] values)
    {
        var chosen = new byte[rows.Length];
        for (var k = 0; k < chosen.Length; k++)
        {
            chosen[k] = values[rows[k]];
        }

        return new Int8Array(new ArrowBuffer(chosen), ArrowBuffer.Empty, rows.Length, 0, 0);
    }

    /// <summary>A column of the batch; <paramref name="none"/> is a gap.</summary>
    public IArrowArray Longs(long[] values, long none = long.MaxValue)
    {
        var chosen = Make<long>(out var bytes);
        var valid = new Validity(rows.Length);
        for (var k = 0; k < chosen.Length; k++)
        {
            var value = values[rows[k]];
            chosen[k] = value;
            if (value == none)
            {
                valid.Clear(k);
            }
        }

        return new Int64Array(new ArrowBuffer(bytes), valid.Bits(), rows.Length, valid.Nulls, 0);
    }

    /// <summary>A column of the batch; <paramref name="none"/> is a gap.</summary>
    public IArrowArray Ints(int[] values, int none = int.MinValue)
    {
        var chosen = Make<int>(out var bytes);
        var valid = new Validity(rows.Length);
        for (var k = 0; k < chosen.Length; k++)
        {
            var value = values[rows[k]];
            chosen[k] = value;
            if (value == none)
            {
                valid.Clear(k);
            }
        }

        return new Int32Array(new ArrowBuffer(bytes), valid.Bits(), rows.Length, valid.Nulls, 0);
    }

    /// <summary>A column that follows from the numbers of another: <paramref name="byId"/>[id], a gap where the number is negative or the value is <paramref name="none"/>.</summary>
    public IArrowArray LongsBy(int[] ids, long[] byId, long none)
    {
        var chosen = Make<long>(out var bytes);
        var valid = new Validity(rows.Length);
        for (var k = 0; k < chosen.Length; k++)
        {
            var id = ids[rows[k]];
            var value = id < 0 ? none : byId[id];
            chosen[k] = value;
            if (value == none)
            {
                valid.Clear(k);
            }
        }

        return new Int64Array(new ArrowBuffer(bytes), valid.Bits(), rows.Length, valid.Nulls, 0);
    }

    /// <summary>One text in all rows.</summary>
    public IArrowArray Constant(string text)
    {
        var used = new Interner();
        used.Add(Encoding.UTF8.GetBytes(text));
        return Dictionary(new byte[rows.Length * sizeof(int)], new Validity(rows.Length), used);
    }

    /// <summary>A text column from numbers into an interner; each distinct text is cleaned once.</summary>
    public IArrowArray Text(int[] ids, Interner texts, Cleaner clean)
    {
        var used = new Interner();
        return Mapped(ids, texts.Count, used, id => used.Add(clean(texts[id])));
    }

    /// <summary>A text column from numbers below <paramref name="count"/>; a null text is a gap.</summary>
    public IArrowArray Text(int[] ids, int count, Func<int, string?> textOf)
    {
        var used = new Interner();
        return Mapped(ids, count, used, id => textOf(id) is { } text ? used.Add(Encoding.UTF8.GetBytes(text)) : Gap);
    }

    /// <summary>A text column from bytes that number texts.</summary>
    public IArrowArray Text(byte[] ids, string[] texts)
    {
        var wide = new int[ids.Length];
        foreach (var row in rows)
        {
            wide[row] = ids[row];
        }

        return Text(wide, texts.Length, id => texts[id]);
    }

    private const int Unseen = -1;
    private const int Gap = -2;

    private DictionaryArray Mapped(int[] ids, int count, Interner used, Func<int, int> first)
    {
        var map = new int[count];
        System.Array.Fill(map, Unseen);
        var chosen = Make<int>(out var bytes);
        var valid = new Validity(rows.Length);
        for (var k = 0; k < chosen.Length; k++)
        {
            var id = ids[rows[k]];
            var value = Gap;
            if (id >= 0)
            {
                value = map[id];
                if (value == Unseen)
                {
                    value = map[id] = first(id);
                }
            }

            if (value == Gap)
            {
                valid.Clear(k);
                value = 0;
            }

            chosen[k] = value;
        }

        return Dictionary(bytes, valid, used);
    }

    private DictionaryArray Dictionary(byte[] chosen, Validity valid, Interner used)
    {
        var offsets = new int[used.Count + 1];
        used.Ends.CopyTo(offsets.AsSpan(1));
        var texts = new StringArray(used.Count, new ArrowBuffer(MemoryMarshal.AsBytes<int>(offsets).ToArray()), new ArrowBuffer(used.Bytes.ToArray()), ArrowBuffer.Empty, 0, 0);
        return new DictionaryArray(EventSchema.Text, new Int32Array(new ArrowBuffer(chosen), valid.Bits(), rows.Length, valid.Nulls, 0), texts);
    }

    private Span<T> Make<T>(out byte[] bytes)
        where T : unmanaged
    {
        bytes = GC.AllocateUninitializedArray<byte>(rows.Length * System.Runtime.CompilerServices.Unsafe.SizeOf<T>());
        return MemoryMarshal.Cast<byte, T>(bytes.AsSpan());
    }

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
