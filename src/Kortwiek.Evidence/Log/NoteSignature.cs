using System.Buffers.Binary;

namespace Kortwiek.Evidence.Log;

/// <summary>One signature line of a note.</summary>
/// <param name="Name">The signer's name.</param>
/// <param name="KeyId">Which of the signer's keys.</param>
/// <param name="Bytes">The signature without the key id; its form is the key type's.</param>
public sealed record NoteSignature(string Name, uint KeyId, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The line without its newline: em dash, name, base64.</summary>
    public override string ToString()
    {
        var bytes = new byte[sizeof(uint) + Bytes.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, KeyId);
        Bytes.Span.CopyTo(bytes.AsSpan(sizeof(uint)));
        return $"— {Name} {Convert.ToBase64String(bytes)}";
    }
}
