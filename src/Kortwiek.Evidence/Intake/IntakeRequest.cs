namespace Kortwiek.Evidence.Intake;

/// <summary>What to take in, and where to put what is found.</summary>
/// <param name="Source">A file, a folder or a block device. It is only read.</param>
/// <param name="JournalFolder">A folder of this intake alone; an interrupted intake is continued from it. Never under the source.</param>
public sealed record IntakeRequest(string Source, string JournalFolder)
{
    /// <summary>Where a copy of the bytes goes, or null for none. Never under the source.</summary>
    public string? CopyTo { get; init; }

    /// <summary>Files read at the same time.</summary>
    public int Degree { get; init; } = 1;

    /// <summary>The clock of the journal.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    internal long SegmentSize { get; init; } = HashTool.SegmentSize;
}
