using System.Text;
using Kortwiek.Core;

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
        if (PackedLines.Read(file, name, limits.MaxBytes, lines => ReadLines(lines, builder, limits, progress, cancellation)) is { } fault)
        {
            return fault;
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

            if (Fields.TakeName(ref rest, out var from) is { } faultFrom)
            {
                return faultFrom;
            }

            if (rest.IsEmpty)
            {
                return $"The line holds one name only, \"{Fields.Show(from)}\": an edge needs two.";
            }

            if (Fields.TakeName(ref rest, out var to) is { } faultTo)
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
}
