using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Kortwiek.Evidence.Log;

/// <summary>A public key that verifies lines of signed notes, with the name it signs under.</summary>
/// <remarks>C2SP signed-note (verifier keys).</remarks>
public sealed class NoteKey : IEquatable<NoteKey>
{
    internal static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");
    private const int Ed25519Length = 32;
    private readonly byte[] _publicKey;

    private NoteKey(string name, NoteKeyType type, byte[] publicKey)
    {
        Name = name;
        Type = type;
        _publicKey = publicKey;
        Id = IdOf(name, type, publicKey);
    }

    /// <summary>The signer's name: not empty, without Unicode space and <c>+</c>. For a log its origin.</summary>
    public string Name { get; }

    /// <summary>What the key signs.</summary>
    public NoteKeyType Type { get; }

    /// <summary>The first four bytes of SHA-256 over name, newline, type and key.</summary>
    public uint Id { get; }

    /// <summary>The 32 bytes of the Ed25519 public key.</summary>
    public ReadOnlyMemory<byte> PublicKey => _publicKey;

    /// <summary>Names a public key.</summary>
    /// <exception cref="ArgumentException">The name is none, the type is unknown or the key has not 32 bytes.</exception>
    public static NoteKey Create(string name, NoteKeyType type, ReadOnlySpan<byte> publicKey) =>
        IsName(name) && IsKnown(type) && publicKey.Length == Ed25519Length
            ? new NoteKey(name, type, publicKey.ToArray())
            : throw new ArgumentException("A note key needs a name without spaces and +, a known type and 32 bytes.", nameof(name));

    /// <summary>Reads <c>NAME+8 hex digits+base64</c>; the id must be that of the key.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out NoteKey? key, out string reason)
    {
        key = null;
        var first = text.IndexOf('+', StringComparison.Ordinal);
        var second = first < 0 ? -1 : text.IndexOf('+', first + 1);
        if (second != first + 9 || !IsName(text[..Math.Max(first, 0)]))
        {
            reason = "a key is written NAME+8 hexadecimal digits+base64";
            return false;
        }

        var digits = text.AsSpan(first + 1, 8);
        if (digits.ContainsAnyExcept(HexDigits) || !StrictBase64.TryDecode(Encoding.UTF8.GetBytes(text[(second + 1)..]), out var data) || data.Length == 0)
        {
            reason = "the key's id or its base64 cannot be read";
            return false;
        }

        var type = (NoteKeyType)data[0];
        if (!IsKnown(type) || data.Length != 1 + Ed25519Length)
        {
            reason = $"keys of type 0x{data[0]:x2} with {data.Length - 1} bytes are not known here";
            return false;
        }

        var read = new NoteKey(text[..first], type, data[1..]);
        if (read.Id != uint.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))
        {
            reason = $"the key's id must be {read.Id:x8}";
            return false;
        }

        key = read;
        reason = "";
        return true;
    }

    /// <summary>Whether <paramref name="signature"/> (without the key id) fits the note's text.</summary>
    /// <param name="text">The note's text with its last newline.</param>
    /// <param name="signature">64 bytes; for a cosignature 8 bytes of time before them.</param>
    /// <param name="seconds">A cosignature's time in seconds since 1970, else null.</param>
    public bool Verify(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature, out long? seconds)
    {
        seconds = null;
        if (Type == NoteKeyType.Ed25519)
        {
            return signature.Length == Ed25519.SignatureSize && VerifyEd25519(text.ToArray(), signature);
        }

        if (signature.Length != sizeof(ulong) + Ed25519.SignatureSize)
        {
            return false;
        }

        var time = BinaryPrimitives.ReadUInt64BigEndian(signature);
        if (time > long.MaxValue)
        {
            return false;
        }

        seconds = (long)time;
        return VerifyEd25519(Cosignature.Message(seconds.Value, text), signature[sizeof(ulong)..]);
    }

    /// <summary>The key as a policy lists it: <c>NAME+id+base64</c>.</summary>
    public override string ToString() => $"{Name}+{Id:x8}+{Convert.ToBase64String([(byte)Type, .. _publicKey])}";

    /// <summary>The key as OpenSSL reads it.</summary>
    /// <remarks>RFC 8410 §4.</remarks>
    public string ToPem()
    {
        ReadOnlySpan<byte> prefix = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];
        return $"-----BEGIN PUBLIC KEY-----\n{Convert.ToBase64String([.. prefix, .. _publicKey])}\n-----END PUBLIC KEY-----\n";
    }

    /// <inheritdoc/>
    public bool Equals(NoteKey? other) => other is not null && Name == other.Name && Type == other.Type && _publicKey.AsSpan().SequenceEqual(other._publicKey);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NoteKey);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Id);

    internal static bool IsName(string name) => name.Length > 0 && !name.Contains('+', StringComparison.Ordinal) && !name.Any(c => char.IsWhiteSpace(c) || c < ' ');

    private static bool IsKnown(NoteKeyType type) => type is NoteKeyType.Ed25519 or NoteKeyType.Ed25519Cosignature;

    private static uint IdOf(string name, NoteKeyType type, byte[] publicKey) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', (byte)type, .. publicKey]));

    private bool VerifyEd25519(byte[] message, ReadOnlySpan<byte> signature) =>
        Ed25519.Verify(signature.ToArray(), 0, _publicKey, 0, message, 0, message.Length);
}
