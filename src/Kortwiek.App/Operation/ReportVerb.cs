using System.Text;
using Kortwiek.App.Papers;
using Kortwiek.App.Reports;
using Kortwiek.Evidence.Log;

namespace Kortwiek.App.Operation;

/// <summary><c>operation report --out FILE</c>: one page over all rooms, for a magistrate's desk.</summary>
public sealed class ReportVerb(Scope scope) : IVerb<ReportVerb.Request, ReportVerb.Response>
{
    /// <summary>Where the page goes.</summary>
    public sealed record Request([Option("file for the report: .html, or .pdf or .docx")] OutputFile Out);

    /// <summary>What was written.</summary>
    /// <param name="Sha256">The page's digest; it stands in the evidence log too.</param>
    public sealed record Response(string Out, Digest Sha256, int Sentences, ulong LogSize);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        if ((request.Out.Taken() ?? PaperFile.Missing(request.Out)) is { } taken)
        {
            return taken;
        }

        var log = LogReader.Open(scope.Folder.Log);
        var sections = new List<ReportSection>();
        foreach (var part in ReportParts.All)
        {
            progress.Report(new Step("writing the report", sections.Count, ReportParts.All.Count));
            sections.Add(await part(scope, cancellation));
        }

        var size = log is Outcome<LogReader>.Done { Answer: { } reader } ? reader.Size : 0;
        var state = log is Outcome<LogReader>.Done { Answer.Checkpoint: { } checkpoint } ? $"{checkpoint.Size} entries, root {checkpoint.Root}" : "not signed yet";
        var marking = await OperationMarking.OfAsync(scope.Db, cancellation);
        var (operation, now) = (scope.Operation, scope.Clock.GetUtcNow());
        var page = PaperFile.IsAskedFor(request.Out)
            ? PaperFile.Of(ReportPaper.Of(marking, operation.Title, operation.Code, operation.Demo, now, state, sections), request.Out.Name)
            : Encoding.UTF8.GetBytes(ReportPage.Html(marking, operation.Title, operation.Code, operation.Demo, now, state, sections));
        var digest = Digest.Sha256Of(page);
        request.Out.Write(stream => stream.Write(page));
        scope.Record(EntryTypes.Disclose, "operation report", "Report over all rooms written", digest);
        return new Response(request.Out.Name, digest, sections.Sum(s => s.Sentences.Count), size);
    }
}
