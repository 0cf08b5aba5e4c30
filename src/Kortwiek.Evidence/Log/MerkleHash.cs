using System.Diagnostics.CodeAnalysis;
using System.Runtime.Intrinsics;

namespace Kortwiek.Evidence.Log;

/// <summary>A node of a Merkle tree: 32 bytes of SHA-256. The default value is 32 zero bytes, which no tree ever holds.</summary>
/// <remarks>RFC 9162 §2.1.</remarks>
public readonly record struct MerkleHash
{
    /// <summary>Bytes in a hash.</summary>
    public const int Length = 32;

    private readonly Vector256<byte> _bits;

    private MerkleHash(Vector256<byte> bits) => _bits = bits;

    /// <summary>Takes 32 bytes.</summary>
    /// <exception cref="ArgumentException">There are more or fewer.</exception>
    public static MerkleHash From(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Length ? new MerkleHash(Vector256.Create(bytes)) : throw new ArgumentException("A Merkle hash has 32 bytes.", nameof(bytes));

    /// <summary>Reads 44 characters of canonical base64.</summary>
    public static bool TryParse(ReadOnlySpan<byte> base64, out MerkleHash hash)
    {
        hash = default;
        if (!StrictBase64.TryDecode(base64, out var bytes) || bytes.Length != Length)
        {
            return false;
        }

        hash = From(bytes);
        return true;
    }

    /// <summary>Reads <c>sha256:</c> and 64 lower-case hexadecimal digits.</summary>
    public static bool TryParse([NotNullWhen(true)] string? digest, out MerkleHash hash)
    {
        hash = default;
        if (!Core.Digest.TryParse(digest, out var read) || read.Algorithm != "sha256" || read.Hex.Length != 2 * Length)
        {
            return false;
        }

        hash = From(read.ToBytes());
        return true;
    }

    /// <summary>Writes the 32 bytes.</summary>
    public void CopyTo(Span<byte> target) => _bits.CopyTo(target);

    /// <summary>The 32 bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>The same value as <c>sha256:…</c>.</summary>
    public Core.Digest ToDigest() => Core.Digest.Sha256(ToBytes());

    /// <summary>Base64, as notes, proofs and checkpoints write it.</summary>
    public override string ToString() => Convert.ToBase64String(ToBytes());
}
