using Kortwiek.Core;

namespace Kortwiek.Evidence;

/// <summary>Several whole files made durable together: each is written under a temporary name, flushed and renamed; the folders follow at the end, once each.</summary>
internal sealed class DurableBatch(string root)
{
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);

    public void Write(string relative, ReadOnlySpan<byte> bytes)
    {
        var path = Path.Combine(root, relative);
        var folder = Path.GetDirectoryName(path)!;
        Create(folder);
        var temporary = path + ".tmp-" + Environment.ProcessId;
        try
        {
            using (var handle = File.OpenHandle(temporary, FileMode.Create, FileAccess.Write, FileShare.None, FileOptions.None, bytes.Length))
            {
                RandomAccess.Write(handle, bytes, 0);
                RandomAccess.FlushToDisk(handle);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }

        _folders.Add(folder);
    }

    /// <summary>After this all names are durable too.</summary>
    public void Commit()
    {
        // Children before parents: a name is durable once its folder is.
        foreach (var folder in _folders.OrderByDescending(f => f.Length).ThenBy(f => f, StringComparer.Ordinal))
        {
            AtomicFile.SyncDirectory(folder);
        }

        _folders.Clear();
    }

    private void Create(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        var parent = Path.GetDirectoryName(folder)!;
        Create(parent);
        Directory.CreateDirectory(folder);
        _folders.Add(parent);
    }
}
