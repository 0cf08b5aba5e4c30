using System.Security.Cryptography;
using System.Text.Json;
using Kortwiek.Watch;

namespace Kortwiek.App.Watch;

/// <summary><c>watch import FILE…</c>: what partners send becomes elements, relations and channels; the original bytes are kept. Each file is taken whole or not at all.</summary>
public sealed class ImportVerb(Scope scope) : IVerb<ImportVerb.Request, ImportVerb.Response>
{
    private const string Path = "watch import";

    /// <summary>The files and how they are read.</summary>
    public sealed record Request(
        [Argument("files of partners: STIX 2.1 bundles or MISP events, plain or packed")] IReadOnlyList<InputFile> Files,
        [Option("what the files are")] FeedFormat Format = FeedFormat.Auto,
        [Option("who sent them; without it each file's name")] string? Source = null,
        [Option("level of what bears no marking")] Tlp DefaultTlp = Tlp.Amber,
        [Option("end with 1 where any object was rejected")] bool Strict = false,
        [Option("say what would come of it and keep nothing")] bool DryRun = false);

    /// <summary>What came of each file.</summary>
    /// <param name="Files">In the order of the request.</param>
    /// <param name="Totals">Over all files.</param>
    /// <param name="DryRun">True where nothing was kept.</param>
    public sealed record Response(IReadOnlyList<ImportedFile> Files, Totals Totals, bool DryRun);

    /// <summary>Sums over all files; elements, relations and channels are those that the operation did not have before.</summary>
    public sealed record Totals(long Files, long Read, long Stored, long New, long Known, long Conflicts, long Rejected, long Warnings, long NewElements, long NewRelations, long NewChannels);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (request.Files.Count == 0)
        {
            return new BadInput("Name at least one file.", Code: "missing-argument");
        }

        if (request.Source is { } source && (string.IsNullOrWhiteSpace(source) || source.Length > FeedIntake.MaxSource))
        {
            return new BadInput($"--source is a name of at most {FeedIntake.MaxSource} letters.", Code: "usage");
        }

        var files = new List<ImportedFile>();
        var refused = new List<BadInput>();
        foreach (var file in request.Files)
        {
            var outcome = await FileAsync(request, file, progress, cancellation);
            if (outcome is Outcome<ImportedFile>.Bad { Fault: var fault })
            {
                refused.Add(fault with { File = fault.File ?? file.Name });
            }
            else
            {
                files.Add(outcome.Value);
            }
        }

        if (refused.Count > 0)
        {
            return await RefusedAsync(request, files, refused, cancellation);
        }

        var response = new Response(files, Sum(files), request.DryRun);
        return request.Strict && response.Totals.Rejected > 0
            ? new Outcome<Response>.No(response, $"{response.Totals.Rejected} objects were rejected.")
            : response;
    }

    private async Task<Outcome<ImportedFile>> FileAsync(Request request, InputFile file, IProgress<Step> progress, CancellationToken cancellation)
    {
        var opened = file.Open();
        if (opened is not Outcome<FileStream>.Done { Answer: var stream })
        {
            return opened.As<ImportedFile>();
        }

        await using (stream)
        {
            if (!stream.CanSeek)
            {
                return new BadInput("This is no plain file; save it first.", file.Name);
            }

            var digest = Digest.Sha256(await SHA256.HashDataAsync(stream, cancellation));
            stream.Position = 0;
            var run = Run(request, file, digest);
            await scope.BeginAsync(cancellation);
            var intake = new FeedIntake(scope, run, cancellation);
            var read = FeedReader.Read(stream, new FeedOptions(request.Format, request.DefaultTlp), intake.Take, progress, cancellation);
            if (read is not Outcome<FeedReport>.Done { Answer: var report })
            {
                var fault = ((Outcome<FeedReport>.Bad)read).Fault;
                await scope.RollBackAsync();
                await KeepRefusalAsync(request, run, fault);
                return fault;
            }

            stream.Position = 0;
            var imported = intake.Finish(report, file.Name, stream);
            if (request.DryRun)
            {
                await scope.RollBackAsync();
                return imported;
            }

            stream.Position = 0;
            if (scope.Folder.Objects.Put(stream, cancellation) != digest)
            {
                await scope.RollBackAsync();
                return new BadInput("The file was changed while it was read. Run the command again.", file.Name);
            }

            run.Result = JsonSerializer.Serialize(imported, KortwiekJson.Options);
            scope.Db.Add(run);
            await scope.CommitAsync(CancellationToken.None);
            scope.Db.ChangeTracker.Clear();
            return imported;
        }
    }

    private ImportRunRow Run(Request request, InputFile file, Digest digest)
    {
        var name = System.IO.Path.GetFileName(file.Name);
        name = name.Length > FeedIntake.MaxSource ? name[^FeedIntake.MaxSource..] : name;
        return new ImportRunRow
        {
            Id = Id<ImportRunRow>.New(scope.Clock),
            File = name,
            FileDigest = digest,
            Format = Words.Kebab(request.Format),
            Source = request.Source?.Trim() ?? name,
            DefaultMarking = request.DefaultTlp,
            At = scope.Clock.GetUtcNow(),
            Member = scope.Handle,
            Result = "",
        };
    }

    // A file that is refused leaves nothing behind but the line that says so.
    private async Task KeepRefusalAsync(Request request, ImportRunRow run, BadInput fault)
    {
        if (request.DryRun)
        {
            return;
        }

        run.Refusal = fault.Message.Length > 900 ? fault.Message[..900] : fault.Message;
        scope.Db.Add(run);
        await scope.CommitAsync(CancellationToken.None);
        scope.Db.ChangeTracker.Clear();
    }

    // The command ends with 2; what was done all the same stands in the evidence log and in the sentence.
    private async Task<Outcome<Response>> RefusedAsync(Request request, List<ImportedFile> files, List<BadInput> refused, CancellationToken cancellation)
    {
        if (!request.DryRun)
        {
            var digest = Digest.Sha256Of(JsonSerializer.SerializeToUtf8Bytes(request, KortwiekJson.Options));
            scope.Record("command", Path, $"{files.Count} files imported, {refused.Count} refused", digest, exitCode: 2);
            await scope.CommitAsync(CancellationToken.None);
            await OperationLog.DeliverAsync(scope, CancellationToken.None);
        }

        cancellation.ThrowIfCancellationRequested();
        if (request.Files.Count == 1)
        {
            return refused[0];
        }

        var others = string.Concat(refused.Skip(1).Select(r => $" {r}"));
        var done = files.Count == 0 ? "No file was imported." : $"{files.Count} of {request.Files.Count} files were imported.";
        return refused[0] with { Message = $"{refused[0].Message}{others} {done}" };
    }

    private static Totals Sum(List<ImportedFile> files) => new(
        files.Count,
        files.Sum(f => f.Read),
        files.Sum(f => f.Stored),
        files.Sum(f => f.New),
        files.Sum(f => f.Known),
        files.Sum(f => f.Conflicts),
        files.Sum(f => f.Rejected),
        files.Sum(f => (long)f.Warnings.Count),
        files.Sum(f => f.NewElements),
        files.Sum(f => f.NewRelations),
        files.Sum(f => f.NewChannels));
}
