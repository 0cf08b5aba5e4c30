using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Kortwiek.Core;

/// <summary>A hash value with its algorithm's name: <c>sha256:</c> and 64 lower-case hexadecimal digits.</summary>
/// <remarks>Ordering is ordinal by text. The default value has no bytes and is written as the empty text.</remarks>
public readonly record struct Digest : IComparable<Digest>
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");
    private readonly string? _text;

    private Digest(string text) => _text = text;

    /// <summary>The algorithm's name in lower case, such as <c>sha256</c> or <c>blake3</c>.</summary>
    public string Algorithm => _text?[.._text.IndexOf(':', StringComparison.Ordinal)] ?? "";

    /// <summary>The lower-case hexadecimal digits alone.</summary>
    public string Hex => _text?[(_text.IndexOf(':', StringComparison.Ordinal) + 1)..] ?? "";

    /// <summary>Names <paramref name="hash"/> as a value of <paramref name="algorithm"/>.</summary>
    public static Digest Of(string algorithm, ReadOnlySpan<byte> hash) => new($"{algorithm}:{Convert.ToHexStringLower(hash)}");

    /// <summary>Names 32 bytes as a SHA-256 value.</summary>
    public static Digest Sha256(ReadOnlySpan<byte> hash) => Of("sha256", hash);

    /// <summary>The SHA-256 value of some bytes in memory.</summary>
    public static Digest Sha256Of(ReadOnlySpan<byte> data) => Sha256(SHA256.HashData(data));

    /// <summary>Reads <c>name:hex</c>; an upper-case digit, an odd length or an empty part is refused.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Digest digest)
    {
        digest = default;
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon <= 0 || (text!.Length - colon - 1) % 2 != 0 || text.Length == colon + 1)
        {
            return false;
        }

        if (text.AsSpan(colon + 1).ContainsAnyExcept(HexDigits))
        {
            return false;
        }

        digest = new Digest(text);
        return true;
    }

    /// <summary>The value's bytes.</summary>
    public byte[] ToBytes() => Convert.FromHexString(Hex);

    /// <inheritdoc/>
    public int CompareTo(Digest other) => string.CompareOrdinal(_text, other._text);

    /// <summary><c>sha256:…</c></summary>
    public override string ToString() => _text ?? "";

    /// <summary>Ordinal by text.</summary>
    public static bool operator <(Digest left, Digest right) => left.CompareTo(right) < 0;

    /// <summary>Ordinal by text.</summary>
    public static bool operator >(Digest left, Digest right) => left.CompareTo(right) > 0;

    /// <summary>Ordinal by text.</summary>
    public static bool operator <=(Digest left, Digest right) => left.CompareTo(right) <= 0;

    /// <summary>Ordinal by text.</summary>
    public static bool operator >=(Digest left, Digest right) => left.CompareTo(right) >= 0;
}
