using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Digests;

namespace Kortwiek.Evidence.Bags;

/// <summary>The running hash of an algorithm that a manifest's name gives.</summary>
internal abstract class BagHash : IDisposable
{
    /// <summary>The algorithm's name as it stands in file names: lower case letters and digits.</summary>
    public static string Normal(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    /// <summary>Bytes of a hash; 0 for an algorithm that is not known here.</summary>
    public static int Length(string algorithm) => algorithm switch
    {
        "md5" => 16,
        "sha1" => 20,
        "sha224" => 28,
        "sha256" => 32,
        "sha384" => 48,
        "sha512" => 64,
        "sha3256" when SHA3_256.IsSupported => 32,
        "sha3384" when SHA3_384.IsSupported => 48,
        "sha3512" when SHA3_512.IsSupported => 64,
        _ => 0,
    };

    public static BagHash Create(string algorithm) => algorithm switch
    {
        "md5" => new Platform(HashAlgorithmName.MD5),
        "sha1" => new Platform(HashAlgorithmName.SHA1),
        "sha224" => new Sha224(),
        "sha256" => new Platform(HashAlgorithmName.SHA256),
        "sha384" => new Platform(HashAlgorithmName.SHA384),
        "sha512" => new Platform(HashAlgorithmName.SHA512),
        "sha3256" => new Platform(HashAlgorithmName.SHA3_256),
        "sha3384" => new Platform(HashAlgorithmName.SHA3_384),
        "sha3512" => new Platform(HashAlgorithmName.SHA3_512),
        _ => throw new ArgumentException("There is no such algorithm here.", nameof(algorithm)),
    };

    public abstract void Append(ReadOnlySpan<byte> bytes);

    /// <summary>The hash; the next one begins.</summary>
    public abstract byte[] Finish();

    public abstract void Dispose();

    private sealed class Platform(HashAlgorithmName name) : BagHash
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(name);

        public override void Append(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

        public override byte[] Finish() => _hash.GetHashAndReset();

        public override void Dispose() => _hash.Dispose();
    }

    // .NET has no SHA-224.
    private sealed class Sha224 : BagHash
    {
        private readonly Sha224Digest _hash = new();

        public override void Append(ReadOnlySpan<byte> bytes) => _hash.BlockUpdate(bytes);

        public override byte[] Finish()
        {
            var hash = new byte[_hash.GetDigestSize()];
            _ = _hash.DoFinal(hash, 0);
            return hash;
        }

        public override void Dispose()
        {
        }
    }
}
