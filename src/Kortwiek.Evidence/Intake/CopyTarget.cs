using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Kortwiek.Evidence.Intake;

/// <summary>The folder a copy goes to. A file is written beside it and takes its name when it is whole.</summary>
internal sealed class CopyTarget : IDisposable
{
    private readonly SafeFileHandle _root;
    private readonly SafeFileHandle _unfinished;
    private readonly string _unfinishedPath;

    public CopyTarget(string folder)
    {
        _unfinishedPath = UnfinishedPath(folder);
        Directory.CreateDirectory(folder);
        Directory.CreateDirectory(_unfinishedPath);
        _root = Native.OpenFolder(null, Native.PathBytes(folder));
        _unfinished = Native.OpenFolder(null, Native.PathBytes(_unfinishedPath));
    }

    public static string UnfinishedPath(string folder) => Path.TrimEndingDirectorySeparator(folder) + ".unfinished";

    /// <summary>The unfinished copy of a file; its name follows from the path.</summary>
    public SafeFileHandle Open(RawPath path, bool keep) => Native.OpenWrite(_unfinished, Name(path), keep);

    /// <summary>The unfinished copy, to be read again; null where there is none.</summary>
    public SafeFileHandle? Reopen(RawPath path)
    {
        try
        {
            return Native.OpenRead(_unfinished, Name(path));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Gives a whole copy its name.</summary>
    public void Finish(RawPath path)
    {
        var bytes = path.Bytes;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '/')
            {
                Native.MakeFolder(_root, bytes[..i]);
            }
        }

        Native.Rename(_unfinished, Name(path), _root, bytes);
    }

    /// <summary>Makes all copies so far durable, names and all.</summary>
    public void Sync() => Native.SyncFileSystem(_root);

    /// <summary>After the last file.</summary>
    public void Complete()
    {
        Directory.Delete(_unfinishedPath, recursive: true);
        Sync();
    }

    public void Dispose()
    {
        _root.Dispose();
        _unfinished.Dispose();
    }

    private static byte[] Name(RawPath path) => Native.PathBytes(Convert.ToHexStringLower(SHA256.HashData(path.Bytes).AsSpan(0, 16)));
}
