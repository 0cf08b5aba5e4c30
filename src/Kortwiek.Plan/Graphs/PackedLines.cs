using Kortwiek.Core;
using SharpCompress.Common;

namespace Kortwiek.Plan.Graphs;

/// <summary>Opens a file of lines, packed or not, and turns what can go wrong in it into one sentence with its line.</summary>
internal static class PackedLines
{
    /// <summary>What <paramref name="use"/> finds wrong, or what is wrong with the file itself; null where all is well.</summary>
    public static BadInput? Read(Stream file, string name, long maxBytes, Func<Lines, string?> use)
    {
        Lines? lines = null;
        try
        {
            lines = new Lines(Decompress.Open(file, out _), maxBytes);
            return use(lines) is { } fault ? new BadInput(fault, name, lines.Number) : null;
        }
        catch (InvalidDataException damaged)
        {
            return new BadInput(damaged.Message, name, lines?.Number);
        }
        catch (Exception damaged) when (damaged is SharpCompressException or EndOfStreamException or ZstdSharp.ZstdException)
        {
            return new BadInput($"The packed file is damaged or cut off: {damaged.Message}", name, lines?.Number);
        }
    }
}
