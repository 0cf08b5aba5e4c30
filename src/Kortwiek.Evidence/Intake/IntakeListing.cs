using Kortwiek.Core;

namespace Kortwiek.Evidence.Intake;

/// <summary>The names of an item as its journal has them.</summary>
public static class IntakeListing
{
    /// <summary>All names in order; memory holds one.</summary>
    /// <exception cref="IOException">While reading: the journal cannot be read.</exception>
    public static IEnumerable<FileRecord> Read(string journalFolder) => Files(journalFolder);

    /// <summary>The result of a finished intake, added up again from its records.</summary>
    /// <returns>Bad input where there is no finished intake.</returns>
    public static Outcome<IntakeResult> Result(string journalFolder)
    {
        if (!File.Exists(Path.Combine(journalFolder, IntakeJournal.FileName)))
        {
            return BadInput.MissingFile(Path.Combine(journalFolder, IntakeJournal.FileName));
        }

        var past = JournalPast.Of(IntakeJournal.Read(journalFolder));
        return past is { Done: true, Start: { } start }
            ? past.Again(start.Kind)
            : new BadInput("The intake was not finished. Give the same intake command again; it continues.", journalFolder, Code: "unfinished-intake");
    }

    private static IEnumerable<FileRecord> Files(string journalFolder)
    {
        foreach (var payload in IntakeJournal.Read(journalFolder))
        {
            if (JournalLines.TryRead(payload, out var line) && line is JournalLine.File file)
            {
                yield return file.Record;
            }
        }
    }
}
