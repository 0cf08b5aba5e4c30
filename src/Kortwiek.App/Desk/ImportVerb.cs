using System.Security.Cryptography;
using System.Text.Json;
using Kortwiek.Watch;

namespace Kortwiek.App.Desk;

/// <summary><c>desk import FILE</c>: a table from an office becomes elements, relations and channels, as one batch that can be taken back.</summary>
public sealed class ImportVerb(Scope scope) : IVerb<ImportVerb.Request, ImportVerb.Response>
{
    private const int Shown = 100;

    /// <summary>The table and how it is read; what is not said is guessed, and the guess is stated.</summary>
    public sealed record Request(
        [Argument("a table: .csv, .tsv or .txt with separators, or .xlsx")] InputFile File,
        [Option("a kept profile that says which column is what")] string? Profile = null,
        [Option("a column and what it says, such as 'IP adres=server', 'Land=country@server' or 'Naam=account:telegram'")] IReadOnlyList<string>? Map = null,
        [Option("keep the columns under this name for the next table")] string? SaveProfile = null,
        [Option("the sheet of a workbook; without it the first visible one")] string? Sheet = null,
        [Option("utf-8, windows-1252, utf-16 or utf-16be; without it guessed")] string? Encoding = null,
        [Option("what parts the cells: ; , or tab; without it guessed")] string? Separator = null,
        [Option("how dates such as 03/04/2026 are meant; without it guessed")] DateOrder? Dates = null,
        [Option("the zone of times that name none")] string Zone = "UTC",
        [Option("who sent it; without it the file's name")] string? Source = null,
        [Option("level of rows that bear no marking")] Tlp DefaultTlp = Tlp.Amber,
        [Option("end with 1 where any row was rejected")] bool Strict = false,
        [Option("say what would come of it and keep nothing")] bool DryRun = false,
        [Option("with --dry-run: look at the first so many rows alone")] int? Rows = null);

    /// <summary>What came of the table. A row is new where it brought an element that the operation did not have, in conflict where it contradicts what is there, else known; rejected where nothing of it could be taken.</summary>
    /// <param name="Run">The batch, by which it can be taken back; null where nothing was kept.</param>
    /// <param name="File">The file's name.</param>
    /// <param name="Format"><c>csv</c> or <c>xlsx</c>.</param>
    /// <param name="Notes">How it was read: what was guessed, what was left aside.</param>
    /// <param name="Columns">What each column was taken for.</param>
    /// <param name="DryRun">True where nothing was kept.</param>
    /// <param name="Rows">Rows read, without the header and empty ones: new + known + conflicting + rejected.</param>
    /// <param name="New">Rows with a new element or channel.</param>
    /// <param name="Known">Rows that say nothing new, or only complete what was there.</param>
    /// <param name="Conflicting">Rows that contradict; what was there stands.</param>
    /// <param name="Rejected">Rows of which nothing was taken.</param>
    /// <param name="NewElements">Elements that the operation did not have.</param>
    /// <param name="NewRelations">Relations that it did not have.</param>
    /// <param name="NewChannels">Channels that it did not have.</param>
    /// <param name="Filled">Fields of older elements that were empty and are no longer.</param>
    /// <param name="Rejects">The first hundred rejected rows.</param>
    /// <param name="Conflicts">The first hundred contradictions.</param>
    /// <param name="Warnings">The first hundred cells that were left out.</param>
    /// <param name="WarningCount">All of them.</param>
    public sealed record Response(
        Id<ImportRunRow>? Run, string File, string Format, IReadOnlyList<Sentence> Notes, IReadOnlyList<ColumnUse> Columns, bool DryRun,
        long Rows, long New, long Known, long Conflicting, long Rejected, long NewElements, long NewRelations, long NewChannels, long Filled,
        IReadOnlyList<RowNote> Rejects, IReadOnlyList<Conflict> Conflicts, IReadOnlyList<RowNote> Warnings, long WarningCount);

    /// <summary>A column and what it was taken for, with its first values.</summary>
    public sealed record ColumnUse(string Header, string Says, IReadOnlyList<string> Examples);

    /// <summary>A row or a cell that was not taken.</summary>
    public sealed record RowNote(long Row, string Code, string Text);

    /// <summary>A field where the table says something else than what is there.</summary>
    public sealed record Conflict(long Row, Id<ElementRow> Element, string Label, string Field, string Kept, string Said);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (Usage(request) is { } usage)
        {
            return usage;
        }

        var opened = request.File.Open();
        if (opened is not Outcome<FileStream>.Done { Answer: var stream })
        {
            return opened.As<Response>();
        }

        await using (stream)
        {
            if (!stream.CanSeek)
            {
                return new BadInput("This is no plain file; save it first.", request.File.Name);
            }

            var digest = Digest.Sha256(await SHA256.HashDataAsync(stream, cancellation));
            var looked = SheetFile.Open(stream, request.File.Name, new SheetOptions(request.Encoding, SeparatorOf(request.Separator), request.Sheet), progress, cancellation);
            if (looked is not Outcome<SheetFile>.Done { Answer: var file })
            {
                return looked.As<Response>();
            }

            await scope.BeginAsync(cancellation);
            var planned = await ProfileChoice.OfAsync(scope, file, request, cancellation);
            return planned is Outcome<ProfileChoice>.Done { Answer: var choice }
                ? await TakeAsync(request, stream, file, digest, choice, progress, cancellation)
                : planned.As<Response>();
        }
    }

    private async Task<Outcome<Response>> TakeAsync(Request request, FileStream stream, SheetFile file, Digest digest, ProfileChoice choice, IProgress<Step> progress, CancellationToken cancellation)
    {
        var run = Run(request, file, digest);
        var intake = new SheetIntake(scope, run, Shown);
        var samples = new ColumnSamples(choice.Profile.Columns.Count);
        using (var rows = file.Rows())
        {
            if (intake.Take(rows, choice.Profile, request.DefaultTlp, samples, request.Rows, () => progress.Report(new Step("rows", file.Position, file.Length)), cancellation) is { } fault)
            {
                await scope.RollBackAsync();
                return fault;
            }
        }

        var response = intake.Answer(file, [.. file.Notes, .. choice.Notes], choice.Profile, samples, request.DryRun);
        if (request.DryRun)
        {
            await scope.RollBackAsync();
            return Judged(request, response);
        }

        stream.Position = 0;
        if (scope.Folder.Objects.Put(stream, cancellation) != digest)
        {
            await scope.RollBackAsync();
            return new BadInput("The file was changed while it was read. Run the command again.", request.File.Name);
        }

        run.Result = JsonSerializer.Serialize(response, KortwiekJson.Options);
        scope.Db.Add(run);
        if (request.SaveProfile is { } name)
        {
            await choice.KeepAsync(scope, name, cancellation);
        }

        return Judged(request, response);
    }

    private static Outcome<Response> Judged(Request request, Response response) => request.Strict && response.Rejected > 0
        ? new Outcome<Response>.No(response, $"{response.Rejected} rows were rejected.")
        : response;

    private ImportRunRow Run(Request request, SheetFile file, Digest digest)
    {
        var name = Path.GetFileName(request.File.Name);
        name = name.Length > Watch.FeedIntake.MaxSource ? name[^Watch.FeedIntake.MaxSource..] : name;
        return new ImportRunRow
        {
            Id = Id<ImportRunRow>.New(scope.Clock),
            File = name,
            FileDigest = digest,
            Format = file.Format,
            Source = request.Source?.Trim() ?? name,
            DefaultMarking = request.DefaultTlp,
            At = scope.Clock.GetUtcNow(),
            Member = scope.Handle,
            Result = "",
        };
    }

    private static BadInput? Usage(Request request)
    {
        if (request.Source is { } source && (string.IsNullOrWhiteSpace(source) || source.Length > Watch.FeedIntake.MaxSource))
        {
            return new BadInput($"--source is a name of at most {Watch.FeedIntake.MaxSource} letters.", Code: "usage");
        }

        if (request.SaveProfile is { } name && (string.IsNullOrWhiteSpace(name) || name.Length > 64))
        {
            return new BadInput("--save-profile is a name of at most 64 letters.", Code: "usage");
        }

        if (request.Rows is { } rows && (rows < 1 || !request.DryRun))
        {
            return new BadInput("--rows is a number of at least 1 and goes with --dry-run.", Code: "usage");
        }

        if (request.Separator is { Length: > 0 } text && SeparatorOf(text) is null)
        {
            return new BadInput($"--separator is ; or , or tab, not '{text}'.", Code: "usage");
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(request.Zone, out _) ? null : new BadInput($"There is no zone '{request.Zone}'; write a name such as Europe/Brussels.", Code: "usage");
    }

    private static char? SeparatorOf(string? text) => text switch
    {
        ";" or "semicolon" => ';',
        "," or "comma" => ',',
        "tab" or "\t" or "\\t" => '\t',
        _ => null,
    };
}
