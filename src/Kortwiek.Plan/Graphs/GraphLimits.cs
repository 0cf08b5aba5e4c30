namespace Kortwiek.Plan.Graphs;

/// <summary>How much of a file the reader takes before it refuses it.</summary>
/// <param name="MaxNodes">Nodes, at most 5,000,000 by default.</param>
/// <param name="MaxEdges">Edges as they stand in the file, duplicates included, at most 50,000,000 by default.</param>
/// <param name="MaxBytes">Bytes after decompression, at most 4 GiB by default.</param>
public sealed record GraphLimits(int MaxNodes = 5_000_000, int MaxEdges = 50_000_000, long MaxBytes = 4L << 30)
{
    /// <summary>The limits of the specification.</summary>
    public static GraphLimits Default { get; } = new();
}
