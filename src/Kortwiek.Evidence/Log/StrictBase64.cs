using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace Kortwiek.Evidence.Log;

/// <summary>Base64 with padding, in its one canonical spelling: no blanks, no stray bits. The framework's readers skip white space.</summary>
/// <remarks>RFC 4648 §3.5, §4.</remarks>
internal static class StrictBase64
{
    public static bool TryDecode(ReadOnlySpan<byte> text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (text.Length % 4 != 0)
        {
            return false;
        }

        var decoded = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        if (Base64.DecodeFromUtf8(text, decoded, out var consumed, out var written) != System.Buffers.OperationStatus.Done || consumed != text.Length)
        {
            return false;
        }

        var again = new byte[Base64.GetMaxEncodedToUtf8Length(written)];
        _ = Base64.EncodeToUtf8(decoded.AsSpan(0, written), again, out _, out var length);
        if (!text.SequenceEqual(again.AsSpan(0, length)))
        {
            return false;
        }

        bytes = written == decoded.Length ? decoded : decoded[..written];
        return true;
    }
}
