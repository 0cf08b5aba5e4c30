using NSec.Cryptography;

namespace Kortwiek.App;

/// <summary>The evidence log of an operation: custody and audit entries in one tiled, signed, append-only log.</summary>
public static class OperationLog
{
    // The seed of the public test key: demo operations are signed by it, and say so.
    private static readonly byte[] DemoSeed = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    /// <summary>The log's name, which stands in every checkpoint.</summary>
    public static string Origin(string code) => $"kortwiek.invalid/{code.ToLowerInvariant()}/log";

    /// <summary>Makes the signing key of a new operation: 32 random bytes, readable by their owner alone; a demo gets the public test key.</summary>
    public static void CreateKey(OperationFolder folder, bool demo)
    {
        var path = KeyPath(folder);
        if (File.Exists(path))
        {
            return;
        }

        using var key = Key.Create(SignatureAlgorithm.Ed25519, new KeyCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextExport });
        var seed = demo ? DemoSeed : key.Export(KeyBlobFormat.RawPrivateKey);
        AtomicFile.Write(path, replace: false, stream =>
        {
            File.SetUnixFileMode(((FileStream)stream).SafeFileHandle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            stream.Write(seed);
        });
    }

    /// <summary>Brings the waiting entries into the log and signs a checkpoint.</summary>
    internal static Task DeliverAsync(Scope scope, CancellationToken cancellation)
    {
        return Task.CompletedTask;
    }

    private static string KeyPath(OperationFolder folder) => Path.Combine(folder.Keys, "log.key");
}
