using System.Globalization;
using Kortwiek.Evidence.Bags;
using Kortwiek.Evidence.Log;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Evidence;

/// <summary><c>evidence bag create ITEM --out DIR</c>: a package of an exhibit for court: its bytes, its custody with proofs, and the recipe to check them by hand.</summary>
public sealed class BagCreateVerb(Scope scope) : IVerb<BagCreateVerb.Request, BagCreateVerb.Response>
{
    /// <summary>What is packed, and where.</summary>
    public sealed record Request(
        [Argument("number of the exhibit")] string Item,
        [Option("folder of the package; must not be there")] OutputFolder Out);

    /// <summary>The package.</summary>
    /// <param name="Item">The exhibit.</param>
    /// <param name="Files">Files of the payload.</param>
    /// <param name="Bytes">Their bytes.</param>
    /// <param name="Entries">Custody entries with their proofs.</param>
    /// <param name="Checkpoint">Entries of the log under the checkpoint in the package.</param>
    /// <param name="TagManifest">SHA-256 of tagmanifest-sha256.txt: with it alone the package can be recognised.</param>
    public sealed record Response(string Item, long Files, long Bytes, int Entries, ulong Checkpoint, Digest TagManifest);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (request.Out.Taken() is { } taken)
        {
            return taken;
        }

        if (Directory.Exists(request.Out.Path) && Directory.EnumerateFileSystemEntries(request.Out.Path).Any())
        {
            return new BadInput("A package is never replaced. Name another folder.", request.Out.Name, Code: "output-exists");
        }

        var book = new ExhibitBook(scope);
        var found = await book.FindAsync(request.Item, cancellation);
        if (found is not Outcome<ExhibitRow>.Done { Answer: var exhibit })
        {
            return found.As<Response>();
        }

        if (!Path.Exists(book.Content(exhibit)))
        {
            return new BadInput($"The bytes of {exhibit.Number} are not where they were: neither copy nor source is there.", Code: "missing-file");
        }

        var log = await book.LogAsync(cancellation);
        var entries = CustodyChain.Of(log, exhibit.Number).ToList();
        if (entries.Find(e => e.Entry.Type == EntryTypes.Intake).Entry is not { } intake)
        {
            return new Refusals("no-intake-entry", $"The log holds no intake entry of {exhibit.Number}.");
        }

        List<long> indexes = [.. entries.Select(e => (long)e.Index)];
        if (await scope.Db.Set<OutboxRow>().CountAsync(r => r.LogIndex != null && indexes.Contains(r.LogIndex.Value), cancellation) < indexes.Count)
        {
            return new Refusals("custody-hidden", $"You do not see every custody entry of {exhibit.Number}; a package holds its custody whole.");
        }

        var key = OperationLog.PublicKey(scope.Folder, scope.Operation.Code);
        var payload = ItemPayload.Of(book.Journal(exhibit.Number), book.Content(exhibit));
        var marking = await OperationMarking.OfAsync(scope.Db, cancellation);
        var order = new BagOrder(
            payload.Files, [.. payload.Tags, .. CustodyFolder.Of(log, key, exhibit.Number), .. CustodyPaper.Files(scope.Operation, marking, exhibit, entries, log)], DateOnly.FromDateTime(intake.At.UtcDateTime), $"kortwiek {Scope.Version}",
            [
                new("External-Identifier", exhibit.Number),
                new("Bag-Group-Identifier", scope.Operation.Code),
                new("Source-Organization", OneLine(scope.Operation.LeadAuthority)),
                new("Internal-Sender-Description", OneLine($"Taken in under {exhibit.LegalBasis}")),
            ]);
        var made = BagWriter.Create(Place(request.Out), order, progress, cancellation);
        if (made is not Outcome<BagPayloadSize>.Done { Answer: var size })
        {
            return made.As<Response>();
        }

        var tagManifest = Digest.Sha256Of(await File.ReadAllBytesAsync(Path.Combine(request.Out.Path, "tagmanifest-sha256.txt"), cancellation));
        var last = entries[^1].Index;
        scope.Record(
            scope.NewEntry(EntryTypes.Copy) with
            {
                Item = exhibit.Number,
                Under = exhibit.LegalBasis,
                Prev = Merkle.Leaf(log.Entry(last).Span),
                Hashes = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["tagmanifest-sha256"] = tagManifest.Hex },
                Fields = new SortedDictionary<string, object?>(StringComparer.Ordinal) { ["package-files"] = size.Files, ["package-bytes"] = size.Bytes },
            },
            "evidence bag create",
            string.Create(CultureInfo.InvariantCulture, $"{exhibit.Number}: packed, {size.Files} files, {size.Bytes} bytes"),
            tagManifest);
        return new Response(exhibit.Number, size.Files, size.Bytes, entries.Count, log.Checkpoint!.Size, tagManifest);
    }

    // The writer wants a folder that is not there; an empty one may be.
    private static string Place(OutputFolder folder)
    {
        if (Directory.Exists(folder.Path) && !Directory.EnumerateFileSystemEntries(folder.Path).Any())
        {
            Directory.Delete(folder.Path);
        }

        return folder.Path;
    }

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
