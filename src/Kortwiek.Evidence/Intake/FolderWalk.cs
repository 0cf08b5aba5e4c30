using Microsoft.Win32.SafeHandles;

namespace Kortwiek.Evidence.Intake;

/// <summary>All names below a folder in ordinal order of their path bytes; folders only where they are empty or cannot be read.</summary>
internal static class FolderWalk
{
    public static IEnumerable<FileRecord> Run(SafeFileHandle root, CancellationToken cancellation)
    {
        var stack = new Stack<Frame>();
        var top = Open(root, []);
        stack.Push(top.Frame!);
        var count = 0;
        while (stack.TryPeek(out var frame))
        {
            if (frame.Next == frame.Listing.Count)
            {
                stack.Pop();
                continue;
            }

            if (count++ % 1024 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            byte[] path = [.. frame.Prefix, .. frame.Listing.Name(frame.Next++)];
            var record = Look(root, path);
            if (record.Kind != FileKind.Folder || record.Status == FileStatus.Unreadable)
            {
                yield return record;
                continue;
            }

            var (below, fault) = Open(root, path);
            if (below is null)
            {
                record.Status = FileStatus.Unreadable;
                record.ErrorNumber = fault;
                yield return record;
            }
            else if (below.Listing.Count == 0)
            {
                yield return record;
            }
            else
            {
                stack.Push(below);
            }
        }
    }

    private static FileRecord Look(SafeFileHandle root, byte[] path)
    {
        var record = new FileRecord(new RawPath(path));
        try
        {
            record.Stat = Native.Stat(root, path);
            record.Status = record.Kind == FileKind.File ? FileStatus.Planned : FileStatus.Recorded;
            if (record.Kind == FileKind.Link)
            {
                record.Target = Native.ReadLink(root, path);
            }
        }
        catch (IOException fault)
        {
            record.Status = FileStatus.Unreadable;
            record.ErrorNumber = fault.HResult;
        }

        return record;
    }

    private static (Frame? Frame, int Fault) Open(SafeFileHandle root, byte[] path)
    {
        try
        {
            using var opened = path.Length == 0 ? null : Native.OpenFolder(root, path);
            var listing = new FolderListing();
            Native.ReadFolder(opened ?? root, listing);
            byte[] prefix = path.Length == 0 ? [] : [.. path, (byte)'/'];
            listing.Sort(name => Look(root, [.. prefix, .. name]).Kind == FileKind.Folder);
            return (new Frame(prefix, listing), 0);
        }
        catch (IOException fault) when (path.Length > 0)
        {
            return (null, fault.HResult);
        }
    }

    private sealed class Frame(byte[] prefix, FolderListing listing)
    {
        public byte[] Prefix { get; } = prefix;

        public FolderListing Listing { get; } = listing;

        public int Next { get; set; }
    }
}
