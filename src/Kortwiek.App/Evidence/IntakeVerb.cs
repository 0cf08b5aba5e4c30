using System.Globalization;
using Kortwiek.Evidence.Intake;
using Kortwiek.Evidence.Log;

namespace Kortwiek.App.Evidence;

/// <summary><c>evidence intake PATHS…</c>: takes files, folders and devices in as exhibits, each with its journal and its custody entry.</summary>
public sealed class IntakeVerb(Scope scope) : IVerb<IntakeVerb.Request, IntakeVerb.Response>
{
    private const int ProblemsShown = 200;

    /// <summary>What is taken in, where, and on which legal basis.</summary>
    public sealed record Request(
        [Argument("files, folders or devices; each becomes an exhibit")] IReadOnlyList<InputPath> Paths,
        [Option("where that is: room, address, rack")] string Where,
        [Option("the legal basis: id of the warrant, order or request")] string Under,
        [Option("in which role, where it is not the member's own")] string? By = null,
        [Option("folder for a copy of the bytes; without it the exhibit refers to the source")] OutputFolder? CopyTo = null,
        [Option("files read at the same time")] int Degree = 2);

    /// <summary>The exhibits, in the order of the request.</summary>
    public sealed record Response(IReadOnlyList<Exhibit> Exhibits);

    /// <summary>One exhibit.</summary>
    /// <param name="Number">Its number in the operation.</param>
    /// <param name="Source">What was read, as the user named it.</param>
    /// <param name="Kind">File, folder or device.</param>
    /// <param name="Status"><c>sealed</c> or <c>sealed-with-problems</c>.</param>
    /// <param name="Files">Files that were read.</param>
    /// <param name="Bytes">Their bytes.</param>
    /// <param name="Root">The Merkle root over path, size and SHA-256 of every file.</param>
    /// <param name="Listing">SHA-256 of the listing of all names.</param>
    /// <param name="Sha256">For a single file.</param>
    /// <param name="Blake3">For a single file.</param>
    /// <param name="Links">Symbolic links, recorded and not followed.</param>
    /// <param name="Others">Pipes, sockets, devices and empty folders, recorded.</param>
    /// <param name="Copied">Whether a copy was made.</param>
    /// <param name="Resumed">Whether an interrupted intake was continued.</param>
    /// <param name="ProblemCount">Names that could not simply be read and hashed.</param>
    /// <param name="Problems">The first of them.</param>
    public sealed record Exhibit(
        string Number,
        string Source,
        FileKind Kind,
        string Status,
        long Files,
        long Bytes,
        Digest Root,
        Digest Listing,
        Digest? Sha256,
        Digest? Blake3,
        long Links,
        long Others,
        bool Copied,
        bool Resumed,
        long ProblemCount,
        IReadOnlyList<Problem> Problems);

    /// <summary>One name that could not simply be read and hashed.</summary>
    public sealed record Problem(string Path, string What, string Detail);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (!scope.HasOperation)
        {
            return new BadInput("There is no operation to take this in for. Make one with operation new.", Code: "no-operation");
        }

        if (scope.Member is null)
        {
            return new BadInput("Say who acts with --as.", Code: "no-member");
        }

        if (Fault(request) is { } fault)
        {
            return fault;
        }

        var book = new ExhibitBook(scope);
        var copyRoot = request.CopyTo is { } copy ? Path.GetFullPath(copy.Path) : null;
        if (Passes(copyRoot) || request.Paths.Any(p => Passes(p.Path)))
        {
            copyRoot = Path.Combine(scope.Folder.Path, "copies");
        }

        var exhibits = new List<Exhibit>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in request.Paths)
        {
            var source = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path.Path));
            var number = await book.NumberForAsync(source, copyRoot, taken, cancellation);
            taken.Add(number);
            var intake = new IntakeRequest(source, book.Journal(number)) { CopyTo = ExhibitBook.CopyFolder(copyRoot, number), Degree = request.Degree, Clock = scope.Clock };
            var outcome = ItemIntake.Run(intake, progress, cancellation);
            if (outcome is Outcome<IntakeResult>.Bad or Outcome<IntakeResult>.Refused)
            {
                DropEmpty(book.Journal(number));
                return outcome is Outcome<IntakeResult>.Bad bad && bad.Fault.File == source ? bad.Fault with { File = path.Name } : outcome.As<Response>();
            }

            exhibits.Add(Seal(request, path.Name, number, intake, outcome.Value, book));
        }

        var response = new Response(exhibits);
        var problems = exhibits.Sum(e => e.ProblemCount);
        return problems == 0
            ? response
            : new Outcome<Response>.No(response, $"{problems} names could not simply be read and hashed; they are listed and the rest is sealed.");
    }

    private static BadInput? Fault(Request request)
    {
        if (string.IsNullOrWhiteSpace(request.Under))
        {
            return BadInput.MissingOption("--under", "no intake without a legal basis");
        }

        if (string.IsNullOrWhiteSpace(request.Where))
        {
            return BadInput.MissingOption("--where", "custody says where a thing was taken in");
        }

        if (request.Degree is < 1 or > 64)
        {
            return new BadInput("--degree is a number from 1 to 64.", Code: "usage");
        }

        return request.Paths.Select(p => p.Missing()).FirstOrDefault(m => m is not null);
    }

    // Uploads and downloads are swept away after a day: their bytes are kept in the operation.
    private bool Passes(string? path) =>
        path is not null && Path.GetFullPath(path).StartsWith(Path.Combine(scope.Installation.Home, "tray") + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // A number is used up only by an intake that began to read.
    private static void DropEmpty(string journal)
    {
        if (Directory.Exists(journal) && !Directory.EnumerateFileSystemEntries(journal).Any())
        {
            Directory.Delete(journal);
        }
    }

    private Exhibit Seal(Request request, string name, string number, IntakeRequest intake, IntakeResult result, ExhibitBook book)
    {
        var status = result.ProblemCount == 0 ? "sealed" : "sealed-with-problems";
        var entry = scope.NewEntry(EntryTypes.Intake);
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["listing-sha256"] = result.Listing.Hex };
        if (result is { Sha256: { } sha256, Blake3: { } blake3 })
        {
            (hashes["sha256"], hashes["blake3"]) = (sha256.Hex, blake3.Hex);
        }

        var kind = result.Kind.ToString().ToLowerInvariant();
        scope.Record(
            entry with
            {
                Item = number,
                By = request.By is null ? entry.By : $"{request.By}/{scope.Member!.Id}",
                Where = request.Where,
                Under = request.Under,
                Hashes = hashes,
                Files = new EntryFiles(result.Files, result.Bytes, result.Root),
                Fields = new SortedDictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["item-kind"] = kind,
                    ["status"] = status,
                    ["links"] = result.Links,
                    ["others"] = result.Others,
                    ["problems"] = result.ProblemCount,
                    ["copied"] = intake.CopyTo is not null,
                    ["resumed"] = result.Resumed,
                },
            },
            "evidence intake",
            string.Create(CultureInfo.InvariantCulture, $"{number}: {result.Files} files, {result.Bytes} bytes sealed"),
            result.Root.ToDigest());
        scope.Db.Add(new ExhibitRow
        {
            Id = Id<ExhibitRow>.New(scope.Clock),
            Number = number,
            Label = Path.GetFileName(intake.Source) is { Length: > 0 } label ? label : intake.Source,
            Kind = kind,
            Status = status,
            At = scope.Clock.GetUtcNow(),
            Member = scope.Handle,
            Place = request.Where,
            LegalBasis = request.Under,
            Content = book.Kept(intake.CopyTo is null ? intake.Source : result.Kind == FileKind.Folder ? intake.CopyTo : Path.Combine(intake.CopyTo, Path.GetFileName(intake.Source))),
            Copied = intake.CopyTo is not null,
            Files = result.Files,
            Bytes = result.Bytes,
            Root = result.Root.ToDigest(),
            Listing = result.Listing,
            Sha256 = result.Sha256,
            Blake3 = result.Blake3,
            Problems = result.ProblemCount,
        });
        return new Exhibit(
            number, name, result.Kind, status, result.Files, result.Bytes, result.Root.ToDigest(), result.Listing, result.Sha256, result.Blake3, result.Links, result.Others,
            intake.CopyTo is not null, result.Resumed, result.ProblemCount, [.. result.Problems.Take(ProblemsShown).Select(p => new Problem(p.Path.Display(), p.What, p.Detail))]);
    }
}
