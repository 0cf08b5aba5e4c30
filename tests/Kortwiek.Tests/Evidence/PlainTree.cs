using System.Security.Cryptography;
using Kortwiek.Evidence.Log;

namespace Kortwiek.Tests.Evidence;

/// <summary>The definition of RFC 6962 §2.1 and the draft's subtree proofs, written down as they stand: slow, over all leaves. The oracle.</summary>
internal sealed class PlainTree(IReadOnlyList<byte[]> entries) : IMerkleNodes
{
    public MerkleHash Node(int level, ulong index) => Hash((int)(index << level), (int)((index + 1) << level));

    public MerkleHash Hash(int from, int to)
    {
        if (from == to)
        {
            return MerkleHash.From(SHA256.HashData([]));
        }

        if (to - from == 1)
        {
            return MerkleHash.From(SHA256.HashData([0, .. entries[from]]));
        }

        var k = Split(to - from);
        return MerkleHash.From(SHA256.HashData([1, .. Hash(from, from + k).ToBytes(), .. Hash(from + k, to).ToBytes()]));
    }

    // PATH(m, D[from:to]).
    public List<MerkleHash> Path(int m, int from, int to)
    {
        if (to - from == 1)
        {
            return [];
        }

        var k = Split(to - from);
        return m < k
            ? [.. Path(m, from, from + k), Hash(from + k, to)]
            : [.. Path(m - k, from + k, to), Hash(from, from + k)];
    }

    // SUBTREE_SUBPROOF(start, end, D[from:to], known), start and end relative to from; PROOF(m, D[n]) is start = 0, end = m.
    public List<MerkleHash> Subproof(int start, int end, int from, int to, bool known)
    {
        if (start == 0 && end == to - from)
        {
            return known ? [] : [Hash(from, to)];
        }

        var k = Split(to - from);
        return end <= k
            ? [.. Subproof(start, end, from, from + k, known), Hash(from + k, to)]
            : start >= k
                ? [.. Subproof(start - k, end - k, from + k, to, known), Hash(from, from + k)]
                : [.. Subproof(0, end - k, from + k, to, known: false), Hash(from, from + k)];
    }

    private static int Split(int n)
    {
        var k = 1;
        while (2 * k < n)
        {
            k *= 2;
        }

        return k;
    }
}
