using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Kortwiek.Evidence.Log;

/// <summary>A witness's line under a checkpoint: it saw this size and root, at this time, after every smaller one.</summary>
/// <remarks>C2SP tlog-cosignature, Ed25519 form.</remarks>
public static class Cosignature
{
    /// <summary>Signs a checkpoint as a witness.</summary>
    /// <param name="text">The checkpoint's text with its last newline.</param>
    /// <param name="at">The witness's time; whole seconds count.</param>
    /// <param name="signer">A key of type 4.</param>
    /// <exception cref="ArgumentException">The key is no witness's.</exception>
    public static NoteSignature Sign(ReadOnlySpan<byte> text, DateTimeOffset at, INoteSigner signer)
    {
        if (signer.Key.Type != NoteKeyType.Ed25519Cosignature)
        {
            throw new ArgumentException("A cosignature needs a key of type 4.", nameof(signer));
        }

        var seconds = at.ToUnixTimeSeconds();
        ArgumentOutOfRangeException.ThrowIfNegative(seconds, nameof(at));
        var signature = signer.Sign(Message(seconds, text));
        var bytes = new byte[sizeof(ulong) + signature.Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, seconds);
        signature.CopyTo(bytes, sizeof(ulong));
        return new NoteSignature(signer.Key.Name, signer.Key.Id, bytes);
    }

    internal static byte[] Message(long seconds, ReadOnlySpan<byte> text) =>
        [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"cosignature/v1\ntime {seconds}\n")), .. text];
}
