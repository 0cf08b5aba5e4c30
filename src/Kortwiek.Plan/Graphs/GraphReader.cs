using System.Text;
using System.Text.Unicode;
using Kortwiek.Core;
using SharpCompress.Common;

namespace Kortwiek.Plan.Graphs;

/// <summary>Reads networks: edge lists with names separated by blanks, tabs or a comma, packed as .gz, .xz or .zst or not at all.</summary>
/// <remarks>
/// Lines that begin with <c>#</c> or <c>%</c> are comments, a first line <c>source,target</c> is a header, further columns are ignored.
/// A name in double quotes may hold blanks and commas; <c>""</c> inside is one quote. Everything is UTF-8.
/// </remarks>
public static class GraphReader
{
    /// <summary>The graph in a file, or what is wrong with it and in which line.</summary>
    /// <param name="file">Can be sought; stays open.</param>
    /// <param name="name">The file as the user named it.</param>
    /// <param name="limits">Refused beyond.</param>
    /// <param name="progress">Counts lines.</param>
    /// <param name="cancellation">Asked every 1,024 lines.</param>
    public static Outcome<Graph> Read(Stream file, string name, GraphLimits limits, IProgress<Step> progress, CancellationToken cancellation)
    {
        var builder = new GraphBuilder();
        Lines? lines = null;
        try
        {
            var plain = Decompress.Open(file, out _);
            lines = new Lines(plain, limits.MaxBytes);
            if (ReadLines(lines, builder, limits, progress, cancellation) is { } fault)
            {
                return new BadInput(fault, name, lines.Number);
            }
        }
        catch (InvalidDataException damaged)
        {
            return new BadInput(damaged.Message, name, lines?.Number);
        }
        catch (Exception damaged) when (damaged is SharpCompressException or EndOfStreamException or ZstdSharp.ZstdException)
        {
            return new BadInput($"The packed file is damaged or cut off: {damaged.Message}", name, lines?.Number);
        }

        return builder.EdgesAsGiven == 0
            ? new BadInput("There is no edge in this file: it needs lines with the names of two nodes.", name)
            : builder.Build();
    }

    private static string? ReadLines(Lines lines, GraphBuilder builder, GraphLimits limits, IProgress<Step> progress, CancellationToken cancellation)
    {
        var first = true;
        while (lines.TryNext(out var line))
        {
            if ((lines.Number & 1023) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress.Report(new Step("Reading the network", lines.Number, null));
            }

            var rest = line.TrimStart(" \t"u8);
            if (rest.IsEmpty || rest[0] is (byte)'#' or (byte)'%')
            {
                continue;
            }

            if (first && Wrong(rest) is { } format)
            {
                return format;
            }

            if (TakeName(ref rest, out var from) is { } faultFrom)
            {
                return faultFrom;
            }

            if (rest.IsEmpty)
            {
                return $"The line holds one name only, \"{Show(from)}\": an edge needs two.";
            }

            if (TakeName(ref rest, out var to) is { } faultTo)
            {
                return faultTo;
            }

            if (first && Ascii.EqualsIgnoreCase(from, "source"u8) && Ascii.EqualsIgnoreCase(to, "target"u8))
            {
                first = false;
                continue;
            }

            first = false;
            builder.AddEdge(builder.AddNode(from), builder.AddNode(to));
            if (builder.Nodes > limits.MaxNodes || builder.EdgesAsGiven > limits.MaxEdges)
            {
                return $"The network is larger than {limits.MaxNodes} nodes or {limits.MaxEdges} edges.";
            }
        }

        return null;
    }

    private static string? Wrong(ReadOnlySpan<byte> start)
    {
        if (start[0] == (byte)'<')
        {
            return "This is XML; write the network as an edge list, two names a line.";
        }

        if (start[0] is (byte)'{' or (byte)'[')
        {
            return "This is JSON; write the network as an edge list, two names a line.";
        }

        return start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
            ? "This is UTF-16; save the file as UTF-8."
            : null;
    }

    // Takes one name and the separator behind it: blanks and tabs with at most one comma among them.
    private static string? TakeName(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> name)
    {
        name = default;
        if (rest[0] == (byte)'"')
        {
            if (!TakeQuoted(ref rest, out name))
            {
                return "A quote is opened and not closed.";
            }
        }
        else
        {
            var end = rest.IndexOfAny(" \t,"u8);
            name = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[end..];
        }

        if (name.IsEmpty)
        {
            return "A name is empty.";
        }

        if (name.Length > NameTable.MaxName)
        {
            return $"The name that begins with \"{Show(name[..40])}\" is longer than 1,024 bytes.";
        }

        if (name.IndexOfAnyInRange((byte)0, (byte)31) >= 0 || !Utf8.IsValid(name))
        {
            return "A name holds control characters or is not UTF-8.";
        }

        rest = rest.TrimStart(" \t"u8);
        if (!rest.IsEmpty && rest[0] == (byte)',')
        {
            rest = rest[1..].TrimStart(" \t"u8);
        }

        return null;
    }

    private static bool TakeQuoted(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> name)
    {
        var plain = new List<byte>();
        for (var i = 1; i < rest.Length; i++)
        {
            if (rest[i] == (byte)'"')
            {
                if (i + 1 == rest.Length || rest[i + 1] != (byte)'"')
                {
                    name = plain.ToArray();
                    rest = rest[(i + 1)..];
                    return true;
                }

                i++;
            }

            plain.Add(rest[i]);
        }

        name = default;
        return false;
    }

    private static string Show(ReadOnlySpan<byte> name) => Encoding.UTF8.GetString(name.Length > 60 ? name[..60] : name);
}
