using Kortwiek.Evidence.Log;
using NSec.Cryptography;

namespace Kortwiek.App;

/// <summary>Signs checkpoints by the seed of a key file.</summary>
public sealed class KeyFileSigner : INoteSigner, IDisposable
{
    private readonly Key _key;

    /// <summary>A signer under a log's name.</summary>
    /// <param name="seed">32 bytes, RFC 8032.</param>
    /// <param name="origin">The log's name.</param>
    public KeyFileSigner(ReadOnlySpan<byte> seed, string origin)
    {
        _key = NSec.Cryptography.Key.Import(SignatureAlgorithm.Ed25519, seed, KeyBlobFormat.RawPrivateKey);
        Key = NoteKey.Create(origin, NoteKeyType.Ed25519, _key.PublicKey.Export(KeyBlobFormat.RawPublicKey));
    }

    /// <inheritdoc/>
    public NoteKey Key { get; }

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> message) => SignatureAlgorithm.Ed25519.Sign(_key, message);

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
