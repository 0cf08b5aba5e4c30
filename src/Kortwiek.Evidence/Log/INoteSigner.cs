namespace Kortwiek.Evidence.Log;

/// <summary>A private key that signs notes; it lives in a key file or on a token, never in this library.</summary>
public interface INoteSigner
{
    /// <summary>The public key and the name it signs under.</summary>
    NoteKey Key { get; }

    /// <summary>The plain Ed25519 signature (64 bytes) over a message. Deterministic.</summary>
    /// <remarks>RFC 8032 §5.1.6.</remarks>
    byte[] Sign(ReadOnlySpan<byte> message);
}
