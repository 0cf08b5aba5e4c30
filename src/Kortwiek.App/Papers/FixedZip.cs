using System.IO.Compression;

namespace Kortwiek.App.Papers;

/// <summary>A zip archive without the time of its making, and with its parts in order: the same parts give the same bytes.</summary>
internal static class FixedZip
{
    // The first instant that a zip archive can name.
    public static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Copies every part.</summary>
    public static void Copy(Stream raw, Stream output)
    {
        using var from = new ZipArchive(raw, ZipArchiveMode.Read, leaveOpen: true);
        using var to = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);

        // The list of types comes first, as readers of the format expect it.
        foreach (var part in from.Entries.OrderBy(e => e.FullName != "[Content_Types].xml").ThenBy(e => e.FullName, StringComparer.Ordinal))
        {
            var copy = to.CreateEntry(part.FullName);
            copy.LastWriteTime = Epoch;
            using var source = part.Open();
            using var target = copy.Open();
            source.CopyTo(target);
        }
    }
}
