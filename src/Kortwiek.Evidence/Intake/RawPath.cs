using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Kortwiek.Evidence.Intake;

/// <summary>A file's path as the bytes the file system holds: any but 0, UTF-8 or not. Ordering is ordinal by byte.</summary>
public readonly struct RawPath : IEquatable<RawPath>, IComparable<RawPath>
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly byte[]? _bytes;

    /// <summary>Takes the bytes; parts are separated by <c>/</c>.</summary>
    public RawPath(byte[] bytes) => _bytes = bytes;

    /// <summary>The UTF-8 bytes of a text.</summary>
    public static RawPath Of(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>The exact text; false where the bytes are no UTF-8.</summary>
    public bool TryText([NotNullWhen(true)] out string? text)
    {
        text = System.Text.Unicode.Utf8.IsValid(Bytes) ? Strict.GetString(Bytes) : null;
        return text is not null;
    }

    /// <summary>For people: bytes that are no UTF-8 and control characters are written <c>\xNN</c>. It cannot be turned back.</summary>
    public string Display()
    {
        var plain = new StringBuilder(Bytes.Length);
        var rest = Bytes;
        while (!rest.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(rest, out var rune, out var used);
            if (status == System.Buffers.OperationStatus.Done && !Rune.IsControl(rune))
            {
                plain.Append(rune.ToString());
            }
            else
            {
                foreach (var b in rest[..used])
                {
                    plain.Append(CultureInfo.InvariantCulture, $"\\x{b:x2}");
                }
            }

            rest = rest[used..];
        }

        return plain.ToString();
    }

    /// <inheritdoc/>
    public int CompareTo(RawPath other) => Bytes.SequenceCompareTo(other.Bytes);

    /// <inheritdoc/>
    public bool Equals(RawPath other) => Bytes.SequenceEqual(other.Bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RawPath other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }

    /// <summary>The display form.</summary>
    public override string ToString() => Display();

    /// <summary>The same bytes.</summary>
    public static bool operator ==(RawPath left, RawPath right) => left.Equals(right);

    /// <summary>Other bytes.</summary>
    public static bool operator !=(RawPath left, RawPath right) => !left.Equals(right);

    /// <summary>Ordinal by byte.</summary>
    public static bool operator <(RawPath left, RawPath right) => left.CompareTo(right) < 0;

    /// <summary>Ordinal by byte.</summary>
    public static bool operator >(RawPath left, RawPath right) => left.CompareTo(right) > 0;

    /// <summary>Ordinal by byte.</summary>
    public static bool operator <=(RawPath left, RawPath right) => left.CompareTo(right) <= 0;

    /// <summary>Ordinal by byte.</summary>
    public static bool operator >=(RawPath left, RawPath right) => left.CompareTo(right) >= 0;
}
