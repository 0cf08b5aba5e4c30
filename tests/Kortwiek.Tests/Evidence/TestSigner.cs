using Kortwiek.Evidence.Log;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Kortwiek.Tests.Evidence;

/// <summary>A public test key: its seed is counted up from a first byte. It signs nothing that matters.</summary>
internal sealed class TestSigner : INoteSigner
{
    private readonly byte[] _seed;

    public TestSigner(string name, byte first, NoteKeyType type = NoteKeyType.Ed25519)
    {
        _seed = [.. Enumerable.Range(first, 32).Select(i => (byte)i)];
        var publicKey = new byte[32];
        Ed25519.GeneratePublicKey(_seed, 0, publicKey, 0);
        Key = NoteKey.Create(name, type, publicKey);
    }

    public NoteKey Key { get; }

    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        var signature = new byte[64];
        Ed25519.Sign(_seed, 0, message.ToArray(), 0, message.Length, signature, 0);
        return signature;
    }
}
