using System.Globalization;
using Kortwiek.Core;
using Microsoft.Win32.SafeHandles;

namespace Kortwiek.Evidence.Intake;

/// <summary>Takes an item in: one read, SHA-256 and BLAKE3 in that read, a journal that survives a power cut, and on demand a copy.</summary>
/// <remarks>
/// Order on the disk: copies, then their names, then the journal's records. A second call with the same request continues an
/// interrupted intake and gives the same root; after a finished one it gives the same result again without reading the source.
/// </remarks>
public static class ItemIntake
{
    private const long SpareSpace = 64L << 20;

    /// <summary>Runs or continues an intake.</summary>
    /// <param name="request">What to read.</param>
    /// <param name="progress">Counts names, then bytes.</param>
    /// <param name="cancellation">Ends it; what was put down stays and is continued by the next call.</param>
    /// <returns>
    /// Done; no where a name changed, appeared, vanished or could not be read whole; bad input where the source is missing, an output lies
    /// under it or there is no space (<c>no-space</c>: the next call continues); refused (<c>intake-busy</c>) while another process takes it in.
    /// </returns>
    public static Outcome<IntakeResult> Run(IntakeRequest request, IProgress<Step> progress, CancellationToken cancellation)
    {
        FileStat source;
        try
        {
            source = Native.Stat(null, Native.PathBytes(request.Source));
        }
        catch (IOException fault)
        {
            return Path.Exists(request.Source) ? BadInput.Unreadable(request.Source, fault.Message) : BadInput.MissingFile(request.Source);
        }

        if (Unfit(request, source) is { } unfit)
        {
            return unfit;
        }

        if (File.Exists(request.JournalFolder))
        {
            return BadInput.OutputExists(request.JournalFolder);
        }

        Directory.CreateDirectory(request.JournalFolder);
        IntakeJournal journal;
        long cutBytes;
        try
        {
            journal = IntakeJournal.Open(request.JournalFolder, out cutBytes);
        }
        catch (IOException fault) when (fault.HResult is 11 or 35)
        {
            return new Refusals("intake-busy", "Another process is taking this item in. Try again when it has ended.");
        }

        using (journal)
        {
            var past = JournalPast.Of(journal.Read());
            if (past.Start is { } start && (start.Source != request.Source || start.Kind != source.Kind || start.CopyTo != request.CopyTo))
            {
                return new BadInput($"The journal there is that of {start.Source}. Name another folder.", request.JournalFolder, Code: "other-intake");
            }

            if (past.Start is null && request.CopyTo is { } copy && Directory.Exists(copy) && Directory.EnumerateFileSystemEntries(copy).Any())
            {
                return BadInput.OutputExists(copy);
            }

            if (past.Done)
            {
                return Judge(past.Again(source.Kind));
            }

            try
            {
                using var root = source.Kind == FileKind.Folder ? Native.OpenFolder(null, Native.PathBytes(request.Source)) : null;
                return Go(request, source, root, journal, past, cutBytes, progress, cancellation);
            }
            catch (IOException fault)
            {
                return BadInput.Unreadable(request.Source, fault.Message);
            }
        }
    }

    /// <summary>What an intake in a folder was begun for, or null where there is none.</summary>
    public static (string Source, string? CopyTo)? Begun(string journalFolder)
    {
        if (!File.Exists(Path.Combine(journalFolder, IntakeJournal.FileName)))
        {
            return null;
        }

        return JournalPast.Of(IntakeJournal.Read(journalFolder).Take(1)).Start is { } start ? (start.Source, start.CopyTo) : null;
    }

    internal static Outcome<IntakeResult> Judge(IntakeResult result) => result.ProblemCount == 0
        ? result
        : new Outcome<IntakeResult>.No(result, $"{result.ProblemCount} names could not simply be read and hashed.");

    private static Outcome<IntakeResult> Go(
        IntakeRequest request, FileStat source, SafeFileHandle? root, IntakeJournal journal, JournalPast past, long cutBytes, IProgress<Step> progress, CancellationToken cancellation)
    {
        var steps = new Throttled(progress, request.Clock);
        IEnumerable<FileRecord> Names() => root is null ? Single(request.Source, source) : FolderWalk.Run(root, cancellation);
        var (count, total) = (0L, 0L);
        foreach (var name in Names())
        {
            count++;
            total += name.Status == FileStatus.Planned ? name.Size : 0;
            steps.Report(new Step("Counting files", count, null));
        }

        if (request.CopyTo is { } copyTo && MissingSpace(copyTo, total - past.Bytes) is > 0 and var missing)
        {
            return NoSpace(copyTo, missing);
        }

        using var run = new IntakeRun(request, source.Kind, root, journal, past, total, steps, cancellation);
        return run.Go(Names(), cutBytes);
    }

    internal static BadInput NoSpace(string copyTo, long missing) => new(
        string.Create(CultureInfo.InvariantCulture, $"There is no space for the copy: {missing} bytes are missing. Make space and give the same command again; it continues."),
        copyTo, Code: "no-space");

    internal static long MissingSpace(string copyTo, long bytes)
    {
        var folder = Path.GetFullPath(copyTo);
        while (!Directory.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return bytes + (bytes / 100) + SpareSpace - new DriveInfo(folder).AvailableFreeSpace;
    }

    private static IEnumerable<FileRecord> Single(string source, FileStat stat)
    {
        var size = stat.Size;
        if (stat.Kind == FileKind.Device)
        {
            using var handle = Native.OpenRead(null, Native.PathBytes(source));
            size = Native.DeviceSize(handle);
        }

        yield return new FileRecord(RawPath.Of(Path.GetFileName(source))) { Stat = stat with { Size = size }, Status = FileStatus.Planned };
    }

    private static BadInput? Unfit(IntakeRequest request, FileStat source)
    {
        switch (source.Kind)
        {
            case FileKind.Link:
                return new BadInput("This is a symbolic link; links are never followed. Name what it points to.", request.Source, Code: "link");
            case FileKind.Pipe or FileKind.Socket:
                return new BadInput("A pipe or socket cannot be taken in.", request.Source);
            case FileKind.Folder when Under(request.JournalFolder, source) || (request.CopyTo is { } copy && Under(copy, source)):
                return new BadInput("Nothing may be written under the source. Name a folder elsewhere.", request.Source, Code: "output-under-source");
            default:
                return null;
        }
    }

    // By device and inode, so that no link or mount hides it.
    private static bool Under(string output, FileStat source)
    {
        for (var folder = Path.GetFullPath(output); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(folder) && Native.Stat(null, Native.PathBytes(folder + "/.")) is var stat && stat.Inode == source.Inode && stat.Device == source.Device)
            {
                return true;
            }
        }

        return false;
    }
}
