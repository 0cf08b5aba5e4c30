using Kortwiek.Evidence.Log;
using Microsoft.EntityFrameworkCore;
using NSec.Cryptography;

namespace Kortwiek.App;

/// <summary>The evidence log of an operation: custody and audit entries in one tiled, signed, append-only log.</summary>
public static class OperationLog
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // The seed of the public test key: demo operations are signed by it, and say so.
    private static readonly byte[] DemoSeed = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    /// <summary>The log's name, which stands in every checkpoint.</summary>
    public static string Origin(string code) => $"kortwiek.invalid/operation/{code.ToLowerInvariant()}";

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

    /// <summary>The key that verifies an operation's checkpoints.</summary>
    public static NoteKey PublicKey(OperationFolder folder, string code)
    {
        using var signer = OpenSigner(folder, code);
        return signer.Key;
    }

    /// <summary>The signer of an operation's checkpoints; the caller disposes of it.</summary>
    /// <exception cref="IOException">The key file is missing or damaged.</exception>
    public static KeyFileSigner OpenSigner(OperationFolder folder, string code)
    {
        var seed = File.ReadAllBytes(KeyPath(folder));
        return seed.Length == 32 ? new KeyFileSigner(seed, Origin(code)) : throw new IOException("The operation's signing key file is damaged.");
    }

    /// <summary>Brings the waiting entries into the log and signs a checkpoint. A delivery that was cut short before goes on here: what the log holds already is not written twice.</summary>
    /// <exception cref="IOException">The log is damaged, or another process holds it too long.</exception>
    public static async Task DeliverAsync(Scope scope, CancellationToken cancellation)
    {
        // Entries of every compartment go into the one log, whoever acts.
        var own = scope.Db.Access;
        await scope.SeeAsync(await MemberAccess.WithWholeTraceAsync(scope.Db, cancellation), cancellation);
        try
        {
            await DeliverWaitingAsync(scope, cancellation);
        }
        finally
        {
            await scope.SeeAsync(own, CancellationToken.None);
        }
    }

    // The turn is taken before the first look: two deliveries at once would bring the same entries.
    private static async Task DeliverWaitingAsync(Scope scope, CancellationToken cancellation)
    {
        await using var transaction = scope.Db.Database.CurrentTransaction ?? await scope.Db.Database.BeginTransactionAsync(cancellation);
        await scope.Db.TakeTurnAsync(cancellation);
        var waiting = await scope.Db.Set<OutboxRow>().Where(e => e.LogIndex == null).ToListAsync(cancellation);
        if (waiting.Count == 0)
        {
            return;
        }

        waiting.Sort((a, b) => a.Id.CompareTo(b.Id));
        using var log = Opened(TileLog.Open(scope.Folder.Log, Origin(scope.Operation.Code), Patience, cancellation));
        var held = Held(log, waiting.Count);
        List<OutboxRow> fresh = [.. waiting.Where(e => !held.ContainsKey(Convert.ToHexString(e.Entry)))];
        var next = log.Append([.. fresh.Select(e => (ReadOnlyMemory<byte>)e.Entry)], cancellation);
        using (var signer = OpenSigner(scope.Folder, scope.Operation.Code))
        {
            _ = Opened(log.Sign(signer));
        }

        foreach (var entry in waiting)
        {
            entry.LogIndex = held.TryGetValue(Convert.ToHexString(entry.Entry), out var index) ? (long)index : (long)next++;
        }

        await scope.Db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    // The log's last entries by their bytes: only those can be an unfinished delivery's.
    private static Dictionary<string, ulong> Held(TileLog log, int waiting)
    {
        var held = new Dictionary<string, ulong>(StringComparer.Ordinal);
        var reader = log.Reader();
        for (var index = log.Size - Math.Min(log.Size, (ulong)waiting); index < log.Size; index++)
        {
            held[Convert.ToHexString(reader.Entry(index).Span)] = index;
        }

        return held;
    }

    private static T Opened<T>(Outcome<T> outcome) => outcome switch
    {
        Outcome<T>.Done done => done.Answer,
        Outcome<T>.Refused refused => throw new IOException(refused.All.ToString()),
        Outcome<T>.Bad bad => throw new IOException(bad.Fault.ToString()),
        _ => throw new IOException("The evidence log cannot be opened."),
    };

    private static string KeyPath(OperationFolder folder) => Path.Combine(folder.Keys, "log.key");
}
