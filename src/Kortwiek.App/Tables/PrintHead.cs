using System.IO.Compression;
using System.Security;
using System.Text;
using Kortwiek.App.Papers;

namespace Kortwiek.App.Tables;

/// <summary>Gives each sheet of a workbook a head and a foot for paper: the marking above, page x of y below.</summary>
/// <remarks>ECMA-376 Part 1, 18.3.1.46 headerFooter: the last part of a sheet that holds nothing but cells. The library that writes the cells knows of none.</remarks>
internal static class PrintHead
{
    private static readonly byte[] End = "</worksheet>"u8.ToArray();

    public static async Task AddAsync(Stream raw, Stream finished, string marking, CancellationToken cancellation)
    {
        await using var from = await ZipArchive.CreateAsync(raw, ZipArchiveMode.Read, leaveOpen: true, null, cancellation);
        await using var to = await ZipArchive.CreateAsync(finished, ZipArchiveMode.Create, leaveOpen: true, null, cancellation);
        foreach (var part in from.Entries)
        {
            var copy = to.CreateEntry(part.FullName);
            copy.LastWriteTime = FixedZip.Epoch;
            await using var source = await part.OpenAsync(cancellation);
            await using var target = await copy.OpenAsync(cancellation);
            if (!part.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal) || !part.FullName.EndsWith(".xml", StringComparison.Ordinal))
            {
                await source.CopyToAsync(target, cancellation);
                continue;
            }

            await CopyAsync(source, target, part.Length - End.Length, cancellation);
            await target.WriteAsync(Encoding.UTF8.GetBytes(Foot(marking)), cancellation);
        }
    }

    private static async Task CopyAsync(Stream source, Stream target, long bytes, CancellationToken cancellation)
    {
        var buffer = new byte[1 << 16];
        while (bytes > 0)
        {
            var read = await source.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, bytes)), cancellation);
            if (read == 0)
            {
                throw new InvalidDataException("The sheet is shorter than it says.");
            }

            await target.WriteAsync(buffer.AsMemory(0, read), cancellation);
            bytes -= read;
        }

        var end = new byte[End.Length];
        await source.ReadExactlyAsync(end, cancellation);
        if (!end.AsSpan().SequenceEqual(End))
        {
            throw new InvalidDataException("The sheet does not end where it should.");
        }
    }

    // In a head an ampersand begins a code: &C in the middle, &R at the right, &P page, &N pages, &A sheet.
    private static string Foot(string marking)
    {
        var head = SecurityElement.Escape("&C" + marking.Replace("&", "&&", StringComparison.Ordinal));
        return $"<headerFooter><oddHeader>{head}</oddHeader><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>";
    }
}
