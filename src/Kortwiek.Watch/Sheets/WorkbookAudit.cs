using System.Buffers;
using System.IO.Compression;
using Kortwiek.Core;

namespace Kortwiek.Watch.Sheets;

/// <summary>Looks through a workbook before anything reads it: how much it unpacks to, how long its longest text is, what else it carries.</summary>
/// <remarks>Every entry is unpacked once and thrown away, so that the declared sizes, which the file's author wrote, are never believed.</remarks>
internal sealed class WorkbookAudit
{
    private const long MostBytes = 8L << 30;
    private const long FreeBytes = 64L << 20;
    private const int MostRatio = 100;
    private const int LongestText = 1 << 20;
    private const int MostEntries = 10_000;

    /// <summary>True where it holds macros.</summary>
    public bool HasMacros { get; private set; }

    /// <summary>True where it refers to other workbooks or to data sources.</summary>
    public bool HasLinks { get; private set; }

    /// <summary>Cells with a formula.</summary>
    public long Formulas { get; private set; }

    /// <summary>Of these, cells whose value was not saved.</summary>
    public long FormulasWithoutValue { get; private set; }

    /// <summary>Unpacked bytes of all entries.</summary>
    public long Bytes { get; private set; }

    /// <summary>Looks through it.</summary>
    /// <returns>The sentence where it must not be read, else null.</returns>
    public BadInput? Look(Stream file, string name, IProgress<Step> progress, CancellationToken cancellation)
    {
        file.Position = 0;
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MostEntries)
            {
                return new BadInput($"The workbook has {zip.Entries.Count} parts: this is no spreadsheet that an office made.", name);
            }

            if (!zip.Entries.Any(e => e.FullName.Equals("xl/workbook.xml", StringComparison.OrdinalIgnoreCase)))
            {
                return new BadInput("This is a packed file but no Excel workbook (.xlsx). Save it as .xlsx or as CSV.", name);
            }

            return zip.Entries.Select(entry => Entry(entry, name, file.Length, progress, cancellation)).FirstOrDefault(fault => fault is not null);
        }
        catch (InvalidDataException)
        {
            return new BadInput("The workbook is damaged: its packing cannot be read. Open it and save it again.", name);
        }
    }

    private BadInput? Entry(ZipArchiveEntry entry, string name, long packed, IProgress<Step> progress, CancellationToken cancellation)
    {
        HasMacros |= entry.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase);
        HasLinks |= entry.FullName.StartsWith("xl/externalLinks/", StringComparison.OrdinalIgnoreCase) || entry.Name.Equals("connections.xml", StringComparison.OrdinalIgnoreCase);
        var isSheet = entry.FullName.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase) && entry.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);
        var tags = new SheetTags();
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            using var unpacked = entry.Open();
            int read;
            while ((read = unpacked.Read(buffer)) > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                Bytes += read;
                progress.Report(new Step("looking through the workbook", Bytes, null));
                if (Bytes > MostBytes || (Bytes > FreeBytes && Bytes / Math.Max(packed, 1) > MostRatio))
                {
                    return new BadInput($"The workbook unpacks to more than {Bytes >> 20} MiB out of {Math.Max(packed >> 10, 1)} KiB: it is made to fill a disk, and was not read.", name);
                }

                tags.Take(buffer.AsSpan(0, read));
                if (tags.Longest > LongestText && entry.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
                {
                    return new BadInput($"A text in {entry.FullName} is longer than a mebibyte; a cell holds 32,767 letters at most. The workbook was not read.", name);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        if (isSheet)
        {
            Formulas += tags.Formulas;
            FormulasWithoutValue += tags.FormulasWithoutValue;
        }

        return null;
    }
}
