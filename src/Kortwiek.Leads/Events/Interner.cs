using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Kortwiek.Leads;

/// <summary>Gives equal byte strings the same number, from 0 in the order of first coming. Not for several threads at once.</summary>
/// <remarks>Open addressing over one arena of bytes. The hash is keyed per process, so that lines of a hostile log cannot be made to collide; the numbers do not depend on it.</remarks>
internal sealed class Interner
{
    private static readonly ulong Key = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) | 1;

    private byte[] _bytes = new byte[1 << 12];
    private int[] _ends = new int[256];
    private uint[] _hashes = new uint[256];
    private int[] _slots = new int[512];
    private int _used;

    public int Count { get; private set; }

    /// <summary>All strings, one behind the other.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _used);

    /// <summary>Where each string ends in <see cref="Bytes"/>.</summary>
    public ReadOnlySpan<int> Ends => _ends.AsSpan(0, Count);

    public ReadOnlySpan<byte> this[int id] => _bytes.AsSpan(id == 0 ? 0 : _ends[id - 1], _ends[id] - (id == 0 ? 0 : _ends[id - 1]));

    public int Add(ReadOnlySpan<byte> value)
    {
        var hash = Hash(value);
        var mask = _slots.Length - 1;
        var slot = (int)(hash & (uint)mask);
        while (true)
        {
            var id = _slots[slot] - 1;
            if (id < 0)
            {
                break;
            }

            if (_hashes[id] == hash && this[id].SequenceEqual(value))
            {
                return id;
            }

            slot = (slot + 1) & mask;
        }

        return Insert(value, hash, slot);
    }

    public void Clear()
    {
        Array.Clear(_slots);
        Count = 0;
        _used = 0;
    }

    private int Insert(ReadOnlySpan<byte> value, uint hash, int slot)
    {
        var id = Count++;
        _slots[slot] = id + 1;
        if (id == _ends.Length)
        {
            Array.Resize(ref _ends, id * 2);
            Array.Resize(ref _hashes, id * 2);
        }

        if (_used + value.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + value.Length));
        }

        value.CopyTo(_bytes.AsSpan(_used));
        _used += value.Length;
        _ends[id] = _used;
        _hashes[id] = hash;
        if (Count * 2 > _slots.Length)
        {
            Grow();
        }

        return id;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        var mask = _slots.Length - 1;
        for (var id = 0; id < Count; id++)
        {
            var slot = (int)(_hashes[id] & (uint)mask);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            _slots[slot] = id + 1;
        }
    }

    private static uint Hash(ReadOnlySpan<byte> value)
    {
        unchecked
        {
            ref var at = ref MemoryMarshal.GetReference(value);
            var length = value.Length;
            var hash = Key ^ ((ulong)length * 0x9E3779B97F4A7C15UL);
            while (length > 16)
            {
                hash = Mix(Eight(ref at) ^ hash, Eight(ref Unsafe.Add(ref at, 8)) ^ Key);
                at = ref Unsafe.Add(ref at, 16);
                length -= 16;
            }

            ulong a = 0, b = 0;
            if (length >= 8)
            {
                a = Eight(ref at);
                b = Eight(ref Unsafe.Add(ref at, length - 8));
            }
            else if (length >= 4)
            {
                a = Unsafe.ReadUnaligned<uint>(ref at);
                b = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref at, length - 4));
            }
            else if (length > 0)
            {
                a = ((ulong)at << 16) | ((ulong)Unsafe.Add(ref at, length >> 1) << 8) | Unsafe.Add(ref at, length - 1);
            }

            hash = Mix(a ^ hash, b ^ 0xD6E8FEB86659FD93UL);
            return (uint)(hash ^ (hash >> 32));
        }
    }

    private static ulong Eight(ref byte at) => Unsafe.ReadUnaligned<ulong>(ref at);

    private static ulong Mix(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low;
    }
}
