using System.Globalization;
using Kortwiek.Evidence;
using Kortwiek.Evidence.Bags;
using Kortwiek.Evidence.Intake;
using Kortwiek.Evidence.Log;

namespace Kortwiek.App.Evidence;

/// <summary><c>evidence verify [TARGET]</c>: checks an exhibit, a package or a log from its bytes; without a target the operation's own log.</summary>
public sealed class VerifyVerb(Scope scope) : IVerb<VerifyVerb.Request, Verification>
{
    /// <summary>What is verified.</summary>
    public sealed record Request(
        [Argument("number of an exhibit, folder of a bag or folder of a log; without it the operation's log")] InputPath? Target = null,
        [Option("number of an exhibit, as an option")] string? Exhibit = null,
        [Option("policy file: whose signatures are trusted; without it the operation's own key")] InputFile? Policy = null,
        [Option("files read at the same time")] int Degree = 2);

    /// <inheritdoc/>
    public async Task<Outcome<Verification>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (request.Degree is < 1 or > 64)
        {
            return new BadInput("--degree is a number from 1 to 64.", Code: "usage");
        }

        Policy? policy = null;
        if (request.Policy is { } file)
        {
            var read = SmallFiles.Policy(file);
            if (read is not Outcome<Policy>.Done { Answer: var given })
            {
                return read.As<Verification>();
            }

            policy = given;
        }

        var outcome = await VerifyAsync(request, policy, progress, cancellation);
        if (outcome is Outcome<Verification>.Done or Outcome<Verification>.No)
        {
            scope.Keep("evidence.verify/1", outcome.Value.Target, [], request, outcome.Value);
        }

        return outcome;
    }

    internal static Outcome<Verification> Judge(Verification verification) => verification.Ok
        ? verification
        : new Outcome<Verification>.No(verification, Sentence.Term(string.Join("; ", verification.Checks.Where(c => !c.Ok).Select(c => $"{c.Name}: {c.Detail}"))));

    private async Task<Outcome<Verification>> VerifyAsync(Request request, Policy? policy, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (request.Exhibit is { } number && scope.HasOperation)
        {
            return await ExhibitAsync(number, request.Degree, policy, progress, cancellation);
        }

        if (request.Target is not { } target)
        {
            return scope.HasOperation
                ? Log(scope.Operation.Code, scope.Folder.Log, Keys(policy, own: true), progress, cancellation)
                : new BadInput("Name an exhibit, a bag or a log; there is no operation whose log could be meant.", Code: "missing-argument");
        }

        if (Directory.Exists(target.Path))
        {
            if (File.Exists(Path.Combine(target.Path, "checkpoint")) || Directory.Exists(Path.Combine(target.Path, "tile")))
            {
                var own = scope.HasOperation && Path.GetFullPath(target.Path) == Path.GetFullPath(scope.Folder.Log);
                return Log(target.Name, target.Path, Keys(policy, own), progress, cancellation);
            }

            return Bag(target, request.Degree, policy, progress, cancellation);
        }

        if (File.Exists(target.Path))
        {
            return new BadInput("This is a file; name an exhibit's number, or the folder of a bag or log.", target.Name);
        }

        if (!scope.HasOperation || target.Name.Contains('/', StringComparison.Ordinal))
        {
            return target.Missing()!;
        }

        return await ExhibitAsync(target.Name, request.Degree, policy, progress, cancellation);
    }

    private async Task<Outcome<Verification>> ExhibitAsync(string number, int degree, Policy? policy, IProgress<Step> progress, CancellationToken cancellation)
    {
        var book = new ExhibitBook(scope);
        var found = await book.FindAsync(number, cancellation);
        return found is Outcome<ExhibitRow>.Done { Answer: var exhibit }
            ? Exhibit(book, exhibit, await book.LogAsync(cancellation), degree, policy, progress, cancellation)
            : found.As<Verification>();
    }

    private IReadOnlyCollection<NoteKey> Keys(Policy? policy, bool own) =>
        policy is not null ? [.. policy.Logs, .. policy.Witnesses] : own ? [OperationLog.PublicKey(scope.Folder, scope.Operation.Code)] : [];

    private static Outcome<Verification> Log(string name, string folder, IReadOnlyCollection<NoteKey> keys, IProgress<Step> progress, CancellationToken cancellation)
    {
        var outcome = LogVerifier.Verify(folder, keys, progress, cancellation);
        if (outcome is Outcome<LogReport>.Bad or Outcome<LogReport>.Refused)
        {
            return outcome.As<Verification>();
        }

        var log = LogReader.Open(folder).Value;
        return Judge(Verification.Of(name, "log", outcome.Value.Checks, log.Note?.Verify(keys).Lines ?? []));
    }

    private static Outcome<Verification> Bag(InputPath target, int degree, Policy? policy, IProgress<Step> progress, CancellationToken cancellation)
    {
        var outcome = BagValidator.Validate(target.Path, degree, progress, cancellation);
        if (outcome is Outcome<BagReport>.Bad or Outcome<BagReport>.Refused)
        {
            return outcome.As<Verification>();
        }

        var report = outcome.Value;
        var ok = report.Status is BagStatus.Valid or BagStatus.Warning;
        var checks = new List<Check>
        {
            new("bag", ok, ok
                ? string.Create(CultureInfo.InvariantCulture, $"{report.Payload.Files} files, {report.Payload.Bytes} bytes have the listed hashes; {report.Warnings.Count} warnings")
                : $"{report.Status.ToString().ToLowerInvariant()}: {string.Join("; ", report.Errors.Take(5).Select(e => e.Message))}"),
        };
        IReadOnlyList<VerifiedLine> lines = [];
        if (PackageCheck.HasCustody(target.Path))
        {
            checks.AddRange(PackageCheck.Run(target.Path, policy, out lines, cancellation));
        }
        else
        {
            checks.Add(new Check("custody", policy is null, "the bag holds no custody folder"));
        }

        return Judge(Verification.Of(target.Name, "bag", checks, lines));
    }

    private Outcome<Verification> Exhibit(
        ExhibitBook book, ExhibitRow exhibit, LogReader log, int degree, Policy? policy, IProgress<Step> progress, CancellationToken cancellation)
    {
        var checks = new List<Check>();
        var keys = Keys(policy, own: true);
        var verified = LogVerifier.Verify(scope.Folder.Log, keys, progress, cancellation);
        checks.Add(verified switch
        {
            Outcome<LogReport>.Done done => new Check("log", true, string.Create(CultureInfo.InvariantCulture, $"{done.Answer.SignedSize} entries signed by {string.Join(", ", done.Answer.Signers)}")),
            Outcome<LogReport>.No no => new Check("log", false, string.Join("; ", no.Answer.Checks.Where(c => !c.Ok).Select(c => c.Detail))),
            _ => new Check("log", false, "the log cannot be read"),
        });
        checks.Add(CustodyChain.Check(log, cancellation));
        var entries = CustodyChain.Of(log, exhibit.Number).ToList();
        var (index, intake) = entries.Find(e => e.Entry.Type == EntryTypes.Intake);
        if (intake is not { Files: { } files } || !Digest.TryParse("sha256:" + intake.Hashes.GetValueOrDefault("listing-sha256"), out var listing))
        {
            checks.Add(new Check("intake", false, "the log holds no intake entry of this exhibit"));
            return Judge(Verification.Of(exhibit.Number, "exhibit", checks, []));
        }

        var signed = log.Checkpoint is { } checkpoint && index < checkpoint.Size;
        checks.Add(new Check("intake", signed, signed
            ? string.Create(CultureInfo.InvariantCulture, $"entry {index} of the log; custody entries: {entries.Count}")
            : "its entry is not under a signed checkpoint"));
        var item = ItemCheck.Run(book.Journal(exhibit.Number), book.Content(exhibit), files.Root, listing, degree, progress, cancellation);
        checks.AddRange(item switch
        {
            Outcome<IReadOnlyList<Check>>.Bad bad => [new Check("content", false, bad.Fault.ToString())],
            Outcome<IReadOnlyList<Check>>.Refused refused => [new Check("content", false, refused.All.ToString())],
            _ => item.Value,
        });
        return Judge(Verification.Of(exhibit.Number, "exhibit", checks, log.Note?.Verify(keys).Lines ?? []));
    }
}
