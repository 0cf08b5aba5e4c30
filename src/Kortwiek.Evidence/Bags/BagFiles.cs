using Kortwiek.Evidence.Intake;
using Microsoft.Win32.SafeHandles;

namespace Kortwiek.Evidence.Bags;

/// <summary>What lies in a bag's folder, and which of it a path of a manifest means.</summary>
internal sealed class BagFiles : IDisposable
{
    private readonly SafeFileHandle _root;
    private readonly Dictionary<string, FileRecord> _files = new(StringComparer.Ordinal);
    private ILookup<string, string>? _composed;
    private ILookup<string, string>? _folded;

    public BagFiles(string folder) => _root = Native.OpenFolder(null, Native.PathBytes(folder));

    public IReadOnlyDictionary<string, FileRecord> Files => _files;

    public static bool IsPayload(string path) => path.StartsWith("data/", StringComparison.Ordinal);

    /// <summary>Finds all files; links and what is neither file nor folder are errors.</summary>
    public void List(BagFindings errors, CancellationToken cancellation)
    {
        foreach (var record in FolderWalk.Run(_root, cancellation))
        {
            var isText = record.Path.TryText(out var text);
            var path = isText ? text! : record.Path.Display();
            switch (record.Kind)
            {
                case FileKind.File when record.Status != FileStatus.Unreadable:
                    if (isText)
                    {
                        _files.Add(path, record);
                    }
                    else if (record.Path.Bytes.StartsWith("data/"u8))
                    {
                        errors.Add("name", path, null, "The name is no UTF-8, so no manifest can list it.");
                    }

                    break;
                case FileKind.Folder when record.Status != FileStatus.Unreadable:
                    break;
                case FileKind.Link:
                    errors.Add("link", path, null, "A bag must not hold symbolic links.");
                    break;
                default:
                    errors.Add("special-file", path, null, "It cannot be read, or is neither a file nor a folder.");
                    break;
            }
        }
    }

    /// <summary>The file that a path means: by exact name, else composed, else by case where there is a single one. How is null, <c>composed</c> or <c>case</c>.</summary>
    public FileRecord? Find(string path, out string? how)
    {
        how = null;
        if (_files.TryGetValue(path, out var exact))
        {
            return exact;
        }

        _composed ??= _files.Keys.ToLookup(BagPaths.Compose, StringComparer.Ordinal);
        _folded ??= _files.Keys.ToLookup(BagPaths.Fold, StringComparer.Ordinal);
        if (_composed[BagPaths.Compose(path)].ToList() is [var composed])
        {
            how = "composed";
            return _files[composed];
        }

        if (_folded[BagPaths.Fold(path)].ToList() is [var folded])
        {
            how = "case";
            return _files[folded];
        }

        return null;
    }

    public SafeFileHandle Open(FileRecord file) => Native.OpenRead(_root, file.Path.Bytes);

    public byte[] Read(string path)
    {
        using var handle = Open(_files[path]);
        using var stream = new FileStream(handle, FileAccess.Read, 0);
        var bytes = new byte[Math.Min(stream.Length, 1 << 16)];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public void Dispose() => _root.Dispose();
}
