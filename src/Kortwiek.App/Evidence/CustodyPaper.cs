using System.Globalization;
using Kortwiek.App.Papers;
using Kortwiek.Evidence.Bags;
using Kortwiek.Evidence.Intake;
using Kortwiek.Evidence.Log;

namespace Kortwiek.App.Evidence;

/// <summary>The custody record of an exhibit on paper: what it is, who did what with it when, and lines to sign at each hand-over. It goes with the package; what proves it are the entries and proofs beside it.</summary>
internal static class CustodyPaper
{
    /// <summary>The record as files of the package's custody folder.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="marking">How far it may go.</param>
    /// <param name="exhibit">The exhibit.</param>
    /// <param name="entries">Its entries, in order.</param>
    /// <param name="log">The log that holds them; signed.</param>
    public static IEnumerable<BagTag> Files(OperationRow operation, Tlp marking, ExhibitRow exhibit, IReadOnlyList<(ulong Index, LogEntry Entry)> entries, LogReader log)
    {
        var paper = Of(operation, marking, exhibit, entries, log);
        return ((string[])["custody/record.docx", "custody/record.pdf"]).Where(PaperFile.IsPossible).Select(n => new BagTag(n, PaperFile.Of(paper, n)));
    }

    private static Paper Of(OperationRow operation, Tlp marking, ExhibitRow exhibit, IReadOnlyList<(ulong Index, LogEntry Entry)> entries, LogReader log) => new(
        $"Custody record of {exhibit.Number}",
        "en",
        marking.Label(),
        $"Operation {operation.Code} · {exhibit.Number}",
        [
            new PaperPart.Heading(2, "The exhibit"),
            new PaperPart.Pairs(
            [
                new PaperPair("Number", [exhibit.Number]),
                new PaperPair("What", [$"{exhibit.Kind}: {RawPath.Of(exhibit.Label).Display()}"]),
                new PaperPair("Operation", [$"{operation.Code}, {operation.Title}"]),
                new PaperPair("Authority that leads", [operation.LeadAuthority]),
                new PaperPair("Taken in", [$"{Utc.Text(exhibit.At)}, {exhibit.Place}, by {exhibit.Member}"]),
                new PaperPair("Under", [exhibit.LegalBasis]),
                new PaperPair("Content", [string.Create(CultureInfo.InvariantCulture, $"{exhibit.Files} files, {exhibit.Bytes} bytes, {exhibit.Problems} names that could not simply be read and hashed")]),
                new PaperPair("Merkle root of its files", [exhibit.Root.ToString()]),
                .. exhibit.Sha256 is { } sha256 ? (PaperPair[])[new PaperPair("SHA-256", [sha256.Hex])] : [],
                .. exhibit.Blake3 is { } blake3 ? (PaperPair[])[new PaperPair("BLAKE3", [blake3.Hex])] : [],
            ]),
            new PaperPart.Heading(2, "Who had it"),
            new PaperPart.Grid("Every entry of the evidence log on this exhibit, in order", ["Entry", "When", "What", "Who", "Where", "With"], [.. entries.Select(Row)]),
            new PaperPart.Words("Each entry is in this folder as it was logged, with its proof; README-verify.txt says how to check them by hand. Where this record and the entries differ, the entries hold.", PaperTone.Quiet),
            new PaperPart.Words(string.Create(CultureInfo.InvariantCulture, $"Log: {log.Checkpoint!.Size} entries, root {log.Checkpoint.Root}"), PaperTone.Quiet),
            new PaperPart.Heading(2, "Hand-over"),
            new PaperPart.Signatures(["Handed over by: name, day and time, signature", "Received by: name, authority, day and time, signature"]),
        ]);

    private static IReadOnlyList<string> Row((ulong Index, LogEntry Entry) line) =>
    [
        line.Index.ToString(CultureInfo.InvariantCulture),
        Utc.Text(line.Entry.At),
        line.Entry.Type,
        line.Entry.By,
        line.Entry.Where ?? line.Entry.Host,
        line.Entry.Tool,
    ];
}
