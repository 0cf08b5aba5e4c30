using System.Security.Cryptography;

namespace Kortwiek.App;

/// <summary>Bytes under the name of their SHA-256: <c>objects/ab/cdef…</c>. The same bytes are kept once; nothing is ever changed.</summary>
/// <param name="Path">The folder.</param>
public sealed record ObjectStore(string Path)
{
    /// <summary>Where the bytes of a digest lie, or would lie.</summary>
    public string PathOf(Digest digest) => System.IO.Path.Combine(Path, digest.Hex[..2], digest.Hex[2..]);

    /// <summary>Keeps all bytes of a stream; they are durable when the method returns.</summary>
    public Digest Put(Stream source, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path);
        var temporary = System.IO.Path.Combine(Path, $"incoming.tmp-{Environment.ProcessId}-{Environment.CurrentManagedThreadId}");
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using (var target = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1))
            {
                var buffer = new byte[1 << 20];
                for (int read; (read = source.Read(buffer)) > 0;)
                {
                    cancellation.ThrowIfCancellationRequested();
                    hash.AppendData(buffer, 0, read);
                    target.Write(buffer, 0, read);
                }

                target.Flush(flushToDisk: true);
            }

            var digest = Digest.Sha256(hash.GetHashAndReset());
            var path = PathOf(digest);
            if (!File.Exists(path))
            {
                var folder = System.IO.Path.GetDirectoryName(path)!;
                Directory.CreateDirectory(folder);
                File.Move(temporary, path);
                AtomicFile.SyncDirectory(folder);
                AtomicFile.SyncDirectory(Path);
            }

            return digest;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Opens kept bytes.</summary>
    /// <exception cref="FileNotFoundException">Nothing is kept under this digest.</exception>
    public FileStream Open(Digest digest) => new(PathOf(digest), FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
}
