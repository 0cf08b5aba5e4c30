using System.Text.Json;
using Kortwiek.App.Papers;
using Kortwiek.Leads;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Leads;

/// <summary><c>leads dossiers</c>: one dossier per country, of confirmed leads alone; a country without a transfer assessment is named and gets none.</summary>
public sealed class DossiersVerb(Scope scope) : IVerb<DossiersVerb.Request, DossiersVerb.Response>
{
    private const string Path = "leads dossiers";

    /// <summary>Where the dossiers go, and by what right.</summary>
    public sealed record Request(
        [Option("folder for the dossiers: CC/dossier.html, .pdf, .docx and .json, manifest.json")] OutputFolder Out,
        [Option("transfer assessments: country,date,basis,safeguards,limits of use[,last day]")] InputFile Transfers,
        [Option("the day for which they are made (default: today)")] DateOnly? AsOf = null);

    /// <summary>What was written.</summary>
    /// <param name="Dossiers">By country.</param>
    /// <param name="Blocked">Countries that get none.</param>
    /// <param name="LeftOut">Confirmed leads in no dossier.</param>
    /// <param name="Manifest">Digest of the manifest.</param>
    /// <param name="AsOf">The day.</param>
    public sealed record Response(IReadOnlyList<Written> Dossiers, IReadOnlyList<BlockedCountry> Blocked, IReadOnlyList<LeftOutLead> LeftOut, Digest Manifest, DateOnly AsOf);

    /// <summary>One dossier.</summary>
    /// <param name="Cc">The country.</param>
    /// <param name="Leads">Leads in it.</param>
    /// <param name="Html">Digest of the page.</param>
    /// <param name="Json">Digest of the data.</param>
    public sealed record Written(Country Cc, int Leads, Digest Html, Digest Json);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (request.Out.Taken() is { } taken)
        {
            return taken;
        }

        var opened = request.Transfers.Open();
        if (opened is not Outcome<FileStream>.Done { Answer: var stream })
        {
            return opened.As<Response>();
        }

        Outcome<IReadOnlyList<TransferAssessment>> read;
        await using (stream)
        {
            read = TransferAssessment.Read(stream, request.Transfers.Name);
        }

        if (read is not Outcome<IReadOnlyList<TransferAssessment>>.Done { Answer: var assessments })
        {
            return read.As<Response>();
        }

        var input = await InputAsync(request, assessments, cancellation);
        var made = DossierMaker.Make(input);
        return made is Outcome<DossierSet>.Done { Answer: var set } ? Write(request, input, set with { Dossiers = [.. set.Dossiers.Select(OnPaper)] }, cancellation) : made.As<Response>();
    }

    private async Task<DossierInput> InputAsync(Request request, IReadOnlyList<TransferAssessment> assessments, CancellationToken cancellation)
    {
        var rows = await scope.Db.Set<LeadRow>().AsNoTracking().OrderBy(r => r.Code).ToListAsync(cancellation);
        var decisions = await LeadBook.DecisionsAsync(scope, null, cancellation);
        var sources = await scope.Db.Set<LogSourceRow>().AsNoTracking().OrderBy(s => s.Source).ToListAsync(cancellation);
        var run = await scope.Db.Set<RunRow>().AsNoTracking().Where(r => r.Kind == FindVerb.Kind).OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancellation);
        var found = run is null ? null : JsonSerializer.Deserialize<FindVerb.Response>(run.Result, KortwiekJson.Options);
        return new DossierInput(
            scope.Operation.Title,
            scope.Operation.LeadAuthority,
            request.AsOf ?? DateOnly.FromDateTime(scope.Clock.GetUtcNow().UtcDateTime),
            [.. rows.Select(r => new ReviewedLead(LeadBook.Read(r), decisions[r.Code].LastOrDefault()))],
            found?.PerCountry ?? [],
            assessments,
            [.. sources.Select(s => new SourceFile(s.Source, s.FileDigest, s.Path, s.Format))]);
    }

    private Outcome<Response> Write(Request request, DossierInput input, DossierSet set, CancellationToken cancellation)
    {
        var written = new List<Written>();
        foreach (var dossier in set.Dossiers)
        {
            cancellation.ThrowIfCancellationRequested();
            var folder = System.IO.Path.Combine(request.Out.Path, dossier.Country.Code);
            Directory.CreateDirectory(folder);
            foreach (var (name, bytes) in dossier.Files())
            {
                AtomicFile.Write(System.IO.Path.Combine(folder, name), request.Out.Force, bytes);
            }

            var html = scope.Folder.Objects.Put(new MemoryStream(dossier.Html), cancellation);
            var json = scope.Folder.Objects.Put(new MemoryStream(dossier.Json), cancellation);
            written.Add(new Written(dossier.Country, dossier.Leads, html, json));
            Keep(dossier.Country, dossier.Leads, input.AsOf, html, json, null);
            scope.Record("disclose", Path, $"dossier for {dossier.Country} with {dossier.Leads} {(dossier.Leads == 1 ? "lead" : "leads")}", html);
        }

        foreach (var blocked in set.Blocked)
        {
            Keep(blocked.Country, blocked.Leads, input.AsOf, null, null, blocked.Why);
        }

        var manifest = set.Manifest(input);
        Directory.CreateDirectory(request.Out.Path);
        AtomicFile.Write(System.IO.Path.Combine(request.Out.Path, "manifest.json"), request.Out.Force, manifest);
        var response = new Response(written, set.Blocked, set.LeftOut, Digest.Sha256Of(manifest), input.AsOf);
        return set.Blocked.Count == 0
            ? response
            : new Outcome<Response>.No(response, Sentence.Term(string.Join(' ', set.Blocked.Select(b => b.Why))));
    }

    // Without the fonts of set-up there is no PDF; the manifest says what is there.
    private static Dossier OnPaper(Dossier dossier) => dossier with
    {
        Papers = [.. ((string[])["dossier.docx", "dossier.pdf"]).Where(PaperFile.IsPossible).Select(n => (n, PaperFile.Of(dossier.Paper, n)))],
    };

    private void Keep(Country country, int leads, DateOnly asOf, Digest? html, Digest? json, string? blocked) => scope.Db.Add(new DossierRow
    {
        Id = Id<DossierRow>.New(scope.Clock),
        Country = country,
        Leads = leads,
        AsOf = asOf,
        At = scope.Clock.GetUtcNow(),
        Member = scope.Handle,
        Html = html,
        Json = json,
        Blocked = blocked,
    });
}
