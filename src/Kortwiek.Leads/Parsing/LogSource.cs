namespace Kortwiek.Leads;

/// <summary>A log file to read.</summary>
/// <param name="Path">How the file is called in reports: a path, or the name in an exhibit.</param>
/// <param name="Open">Opens the bytes from the start, so that they can be sought; called two or three times, each stream is disposed.</param>
/// <param name="ModifiedAt">The file's own time stamp; the last resort for the year of records without one.</param>
public sealed record LogSource(string Path, Func<Stream> Open, DateTimeOffset ModifiedAt)
{
    /// <summary>When the evidence was acquired, where known: the first resort for that year.</summary>
    public DateTimeOffset? AcquiredAt { get; init; }

    /// <summary>A file on disk.</summary>
    public static LogSource File(string path) =>
        new(path, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1), new DateTimeOffset(System.IO.File.GetLastWriteTimeUtc(path)));
}
