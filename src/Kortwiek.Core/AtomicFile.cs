using System.Runtime.InteropServices;

namespace Kortwiek.Core;

/// <summary>Files that are there whole or not at all: written under a temporary name beside the target, flushed, renamed.</summary>
public static partial class AtomicFile
{
    private const int ReadOnlyDirectory = 0x10000;

    /// <summary>Writes a file by way of <c>NAME.tmp-…</c>; where <paramref name="write"/> fails, nothing is left behind.</summary>
    /// <exception cref="IOException">The target is there and <paramref name="replace"/> is false, or the disk says no.</exception>
    public static void Write(string path, bool replace, Action<Stream> write)
    {
        if (!replace && Path.Exists(path))
        {
            throw new IOException($"{path} is already there.");
        }

        var temporary = $"{path}.tmp-{Environment.ProcessId}-{Environment.CurrentManagedThreadId}";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: replace);
            SyncDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Writes bytes the same way.</summary>
    public static void Write(string path, bool replace, ReadOnlyMemory<byte> bytes) =>
        Write(path, replace, stream => stream.Write(bytes.Span));

    /// <summary>Makes the names in a folder durable (<c>fsync</c> of the folder, for which .NET has no call).</summary>
    /// <exception cref="IOException">The folder cannot be opened or synced.</exception>
    public static void SyncDirectory(string path)
    {
        var descriptor = Open(path, ReadOnlyDirectory);
        if (descriptor < 0)
        {
            throw new IOException($"{path} cannot be opened (errno {Marshal.GetLastPInvokeError()}).");
        }

        try
        {
            if (Sync(descriptor) != 0)
            {
                throw new IOException($"{path} cannot be synced (errno {Marshal.GetLastPInvokeError()}).");
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
