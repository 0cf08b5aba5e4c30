using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Kortwiek.Evidence.Intake;

/// <summary>The calls of Linux that .NET does not have: names that are bytes, files opened beneath a folder, no link ever followed.</summary>
internal static unsafe partial class Native
{
    public const int IoError = 5;
    public const int NoSpace = 28;
    public const int TooManyLinks = 40;
    private const int NotPermitted = 1;
    private const int Interrupted = 4;
    private const int WriteOnly = 1;
    private const int Create = 0x40;
    private const int Truncate = 0x200;
    private const int NonBlocking = 0x800;
    private const int Directory = 0x10000;
    private const int NoFollow = 0x20000;
    private const int NoAccessTime = 0x40000;
    private const int CloseOnExec = 0x80000;
    private const int CurrentFolder = -100;
    private const int EmptyPath = 0x1000;
    private const int LinkItself = 0x100;
    private const int Longest = 4000;

    /// <summary>Opens a file or device for reading, leaving its access time alone where that is allowed. A pipe does not block.</summary>
    public static SafeFileHandle OpenRead(SafeFileHandle? root, ReadOnlySpan<byte> path)
    {
        var handle = OpenAt(root, path, NonBlocking | NoFollow | NoAccessTime, 0, out var errno);
        if (handle is null && errno == NotPermitted)
        {
            handle = OpenAt(root, path, NonBlocking | NoFollow, 0, out errno);
        }

        return handle ?? throw Fault(errno, path);
    }

    public static SafeFileHandle OpenFolder(SafeFileHandle? root, ReadOnlySpan<byte> path) =>
        OpenAt(root, path, Directory | NoFollow, 0, out var errno) ?? throw Fault(errno, path);

    /// <summary>Opens a file for writing; what was in it is gone unless <paramref name="keep"/>.</summary>
    public static SafeFileHandle OpenWrite(SafeFileHandle? root, ReadOnlySpan<byte> path, bool keep) =>
        OpenAt(root, path, WriteOnly | Create | NoFollow | (keep ? 0 : Truncate), 0x180, out var errno) ?? throw Fault(errno, path);

    public static FileStat Stat(SafeFileHandle handle) => Status(handle, [], EmptyPath, []);

    public static FileStat Stat(SafeFileHandle? root, ReadOnlySpan<byte> path)
    {
        using var parent = Parent(root, path, out var name);
        return Status(parent ?? root, name, LinkItself, path);
    }

    public static byte[] ReadLink(SafeFileHandle? root, ReadOnlySpan<byte> path)
    {
        using var parent = Parent(root, path, out var name);
        var buffer = new byte[4097];
        fixed (byte* p = Terminated(name), b = buffer)
        {
            var length = readlinkat(Number(parent ?? root), p, b, buffer.Length);
            return length < 0 ? throw Fault(Marshal.GetLastPInvokeError(), path) : buffer[..(int)length];
        }
    }

    /// <summary>Reads at an offset; the number of bytes, or an errno as a negative number.</summary>
    public static int ReadAt(SafeFileHandle handle, Span<byte> buffer, long offset)
    {
        fixed (byte* b = buffer)
        {
            while (true)
            {
                var read = pread(Number(handle), b, buffer.Length, offset);
                if (read >= 0)
                {
                    return (int)read;
                }

                var errno = Marshal.GetLastPInvokeError();
                if (errno != Interrupted)
                {
                    return -errno;
                }
            }
        }
    }

    public static void WriteAt(SafeFileHandle handle, ReadOnlySpan<byte> bytes, long offset)
    {
        fixed (byte* b = bytes)
        {
            var done = 0;
            while (done < bytes.Length)
            {
                var written = pwrite(Number(handle), b + done, bytes.Length - done, offset + done);
                if (written >= 0)
                {
                    done += (int)written;
                    continue;
                }

                var errno = Marshal.GetLastPInvokeError();
                if (errno != Interrupted)
                {
                    throw Fault(errno, []);
                }
            }
        }
    }

    public static long DeviceSize(SafeFileHandle handle) => lseek(Number(handle), 0, 2);

    public static void MakeFolder(SafeFileHandle? root, ReadOnlySpan<byte> path)
    {
        using var parent = Parent(root, path, out var name);
        fixed (byte* p = Terminated(name))
        {
            const int alreadyThere = 17;
            if (mkdirat(Number(parent ?? root), p, 0x1C0) != 0 && Marshal.GetLastPInvokeError() is var errno and not alreadyThere)
            {
                throw Fault(errno, path);
            }
        }
    }

    public static void Rename(SafeFileHandle fromRoot, ReadOnlySpan<byte> from, SafeFileHandle toRoot, ReadOnlySpan<byte> to)
    {
        using var parent = Parent(toRoot, to, out var name);
        fixed (byte* f = Terminated(from), t = Terminated(name))
        {
            if (renameat(Number(fromRoot), f, Number(parent ?? toRoot), t) != 0)
            {
                throw Fault(Marshal.GetLastPInvokeError(), to);
            }
        }
    }

    /// <summary>Makes everything written to the file system of an open file durable, names and all.</summary>
    public static void SyncFileSystem(SafeFileHandle handle)
    {
        if (syncfs(Number(handle)) != 0)
        {
            throw Fault(Marshal.GetLastPInvokeError(), []);
        }
    }

    /// <summary>The names in an open folder except <c>.</c> and <c>..</c>, in the file system's order.</summary>
    public static void ReadFolder(SafeFileHandle folder, FolderListing listing)
    {
        var copy = dup(Number(folder));
        var stream = copy < 0 ? 0 : fdopendir(copy);
        if (stream == 0)
        {
            throw Fault(Marshal.GetLastPInvokeError(), []);
        }

        try
        {
            rewinddir(stream);
            while (true)
            {
                var entry = readdir(stream);
                if (entry == null)
                {
                    var errno = Marshal.GetLastPInvokeError();
                    if (errno != 0)
                    {
                        throw Fault(errno, []);
                    }

                    return;
                }

                // struct dirent: inode 8, offset 8, record length 2, type 1, then the name.
                var name = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(entry + 19);
                if (!name.SequenceEqual("."u8) && !name.SequenceEqual(".."u8))
                {
                    listing.Add(name, entry[18]);
                }
            }
        }
        finally
        {
            _ = closedir(stream);
        }
    }

    public static IOException Fault(int errno, ReadOnlySpan<byte> path) =>
        new($"{(path.IsEmpty ? "" : new RawPath(path.ToArray()).Display() + ": ")}{Marshal.GetPInvokeErrorMessage(errno)} (errno {errno})", errno);

    public static byte[] PathBytes(string path) => Encoding.UTF8.GetBytes(path);

    private static int Number(SafeFileHandle? handle) => handle is null ? CurrentFolder : (int)handle.DangerousGetHandle();

    private static byte[] Terminated(ReadOnlySpan<byte> path)
    {
        var bytes = new byte[path.Length + 1];
        path.CopyTo(bytes);
        return bytes;
    }

    private static SafeFileHandle? OpenAt(SafeFileHandle? root, ReadOnlySpan<byte> path, int flags, int mode, out int errno)
    {
        using var parent = Parent(root, path, out var name);
        fixed (byte* p = Terminated(name))
        {
            int descriptor;
            do
            {
                descriptor = openat(Number(parent ?? root), p, flags | CloseOnExec, mode);
                errno = descriptor < 0 ? Marshal.GetLastPInvokeError() : 0;
            }
            while (errno == Interrupted);
            return descriptor < 0 ? null : new SafeFileHandle(descriptor, ownsHandle: true);
        }
    }

    private static FileStat Status(SafeFileHandle? folder, ReadOnlySpan<byte> name, int flags, ReadOnlySpan<byte> path)
    {
        // struct statx: mode at 28, inode at 32, size at 40, modified at 112, device at 136.
        Span<byte> buffer = stackalloc byte[256];
        fixed (byte* p = Terminated(name), b = buffer)
        {
            const uint basic = 0x7ff;
            if (statx(Number(folder), p, flags, basic, b) != 0)
            {
                throw Fault(Marshal.GetLastPInvokeError(), path);
            }
        }

        var kind = (MemoryMarshal.Read<ushort>(buffer[28..]) & 0xf000) switch
        {
            0x8000 => FileKind.File,
            0x4000 => FileKind.Folder,
            0xa000 => FileKind.Link,
            0x1000 => FileKind.Pipe,
            0xc000 => FileKind.Socket,
            _ => FileKind.Device,
        };
        return new FileStat(
            kind,
            ((ulong)MemoryMarshal.Read<uint>(buffer[136..]) << 32) | MemoryMarshal.Read<uint>(buffer[140..]),
            MemoryMarshal.Read<ulong>(buffer[32..]),
            (long)MemoryMarshal.Read<ulong>(buffer[40..]),
            MemoryMarshal.Read<long>(buffer[112..]),
            MemoryMarshal.Read<uint>(buffer[120..]));
    }

    // The kernel takes 4,095 bytes of path in one call; a longer one is walked down in pieces.
    private static SafeFileHandle? Parent(SafeFileHandle? root, ReadOnlySpan<byte> path, out ReadOnlySpan<byte> name)
    {
        name = path;
        SafeFileHandle? at = null;
        while (name.Length > Longest)
        {
            var cut = name[..Longest].LastIndexOf((byte)'/');
            if (cut <= 0)
            {
                return at;
            }

            SafeFileHandle? next;
            int errno;
            fixed (byte* p = Terminated(name[..cut]))
            {
                var descriptor = openat(Number(at ?? root), p, Directory | NoFollow | CloseOnExec, 0);
                errno = Marshal.GetLastPInvokeError();
                next = descriptor < 0 ? null : new SafeFileHandle(descriptor, ownsHandle: true);
            }

            at?.Dispose();
            at = next ?? throw Fault(errno, path);
            name = name[(cut + 1)..];
        }

        return at;
    }

#pragma warning disable IDE1006, SA1300 // The names are those of the C library.
    [LibraryImport("libc", SetLastError = true)]
    private static partial int openat(int folder, byte* path, int flags, int mode);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int statx(int folder, byte* path, int flags, uint mask, byte* buffer);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint readlinkat(int folder, byte* path, byte* buffer, nint size);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint pread(int file, byte* buffer, nint count, long offset);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint pwrite(int file, byte* buffer, nint count, long offset);

    [LibraryImport("libc", SetLastError = true)]
    private static partial long lseek(int file, long offset, int from);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int mkdirat(int folder, byte* path, uint mode);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int renameat(int fromFolder, byte* from, int toFolder, byte* to);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int syncfs(int file);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int dup(int file);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint fdopendir(int file);

    [LibraryImport("libc")]
    private static partial void rewinddir(nint stream);

    [LibraryImport("libc", SetLastError = true)]
    private static partial byte* readdir(nint stream);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int closedir(nint stream);
#pragma warning restore IDE1006, SA1300
}
