using System.Buffers.Binary;
using System.Numerics;

namespace Kortwiek.Watch.Stix;

/// <summary>Notices a key that stands twice in one object, at any depth, by 64-bit hashes of the keys.</summary>
internal sealed class DuplicateKeys
{
    private const int Few = 32;

    private readonly int[] _frames = new int[Json.ItemWalker.MaxDepth + 2];
    private readonly ulong[] _masks = new ulong[Json.ItemWalker.MaxDepth + 2];
    private readonly HashSet<(int Frame, ulong Key)> _many = [];
    private ulong[] _keys = new ulong[64];
    private int _count;
    private int _depth;

    /// <summary>True where any key stood twice since <see cref="Clear"/>.</summary>
    public bool Found { get; private set; }

    public void Clear()
    {
        _count = 0;
        _depth = 0;
        Found = false;
        if (_many.Count > 0)
        {
            _many.Clear();
        }
    }

    public void Enter()
    {
        _masks[_depth] = 0;
        _frames[_depth++] = _count;
    }

    public void Leave() => _count = _frames[--_depth];

    public void Add(ReadOnlySpan<byte> key)
    {
        var hash = Hash(key);
        var first = _frames[_depth - 1];
        if (_count - first < Few)
        {
            // Most keys are told apart by one bit of 64; only where it is taken are the keys compared.
            ref var mask = ref _masks[_depth - 1];
            var bit = 1UL << (int)(hash >> 58);
            Found |= (mask & bit) != 0 && _keys.AsSpan(first, _count - first).Contains(hash);
            mask |= bit;
        }
        else
        {
            AddToMany(first, hash);
        }

        if (_count == _keys.Length)
        {
            Array.Resize(ref _keys, _count * 2);
        }

        _keys[_count++] = hash;
    }

    // From the 33rd key of an object on, a set: a hostile object with a million keys must not cost a million times a million.
    private void AddToMany(int first, ulong hash)
    {
        if (_count - first == Few)
        {
            foreach (var key in _keys.AsSpan(first, Few))
            {
                _many.Add((first, key));
            }
        }

        Found |= !_many.Add((first, hash));
    }

    private static ulong Hash(ReadOnlySpan<byte> key)
    {
        unchecked
        {
            if (key.Length is >= 4 and <= 16)
            {
                var (head, tail) = key.Length >= 8
                    ? (BinaryPrimitives.ReadUInt64LittleEndian(key), BinaryPrimitives.ReadUInt64LittleEndian(key[^8..]))
                    : (BinaryPrimitives.ReadUInt32LittleEndian(key), (ulong)BinaryPrimitives.ReadUInt32LittleEndian(key[^4..]));
                return ((head * 0x9E3779B97F4A7C15UL) ^ BitOperations.RotateLeft(tail * 0xBF58476D1CE4E5B9UL, 29) ^ (ulong)key.Length) * 0x94D049BB133111EBUL;
            }

            var hash = 0xCBF29CE484222325UL;
            foreach (var b in key)
            {
                hash = (hash ^ b) * 0x100000001B3UL;
            }

            return hash * 0x94D049BB133111EBUL;
        }
    }
}
