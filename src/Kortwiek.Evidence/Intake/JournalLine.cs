namespace Kortwiek.Evidence.Intake;

/// <summary>One record of an intake's journal.</summary>
internal abstract record JournalLine
{
    private JournalLine()
    {
    }

    public sealed record Start(string Source, FileKind Kind, string? CopyTo) : JournalLine;

    public sealed record Resume(long CutBytes) : JournalLine;

    public sealed record File(FileRecord Record) : JournalLine;

    public sealed record Segment(RawPath Path, FileStat Stat, int Index, byte[] Blake3, IReadOnlyList<BadRange> Bad) : JournalLine;

    public sealed record Note(string What, RawPath Path) : JournalLine;

    public sealed record Done : JournalLine;
}
