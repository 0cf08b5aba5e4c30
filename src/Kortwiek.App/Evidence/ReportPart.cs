using System.Globalization;
using System.Text.Json;
using Kortwiek.App.Reports;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Evidence;

/// <summary>What Evidence says in the report: the exhibits, and how the last verification ended.</summary>
public static class ReportPart
{
    private const int Shown = 20;

    /// <summary>Reads the exhibits and the latest kept verification.</summary>
    public static async Task<ReportSection> OfAsync(Scope scope, CancellationToken cancellation)
    {
        const string question = "What was taken in, and can everybody check that it is what it was";
        var exhibits = await scope.Db.Set<ExhibitRow>().AsNoTracking().OrderBy(e => e.Number).ToListAsync(cancellation);
        if (exhibits.Count == 0)
        {
            return new ReportSection("Evidence", question, []);
        }

        var run = await scope.Db.Set<RunRow>().AsNoTracking().Where(r => r.Kind == "evidence.verify/1").OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancellation);
        var last = run is null ? null : JsonSerializer.Deserialize<Verification>(run.Result, KortwiekJson.Options);
        var problems = exhibits.Sum(e => e.Problems);
        List<string> sentences =
        [
            string.Create(CultureInfo.InvariantCulture, $"{exhibits.Count} exhibits hold {exhibits.Sum(e => e.Files):N0} files with {exhibits.Sum(e => e.Bytes):N0} bytes; each file was read once, its SHA-256 and BLAKE3 taken in that read."),
            .. problems > 0 ? [string.Create(CultureInfo.InvariantCulture, $"{problems} names could not simply be read and hashed; the journals list them.")] : Array.Empty<string>(),
            .. last is not null ? [$"The last verification, of {last.Target} on {Utc.Text(run!.At)}, says {(last.Ok ? "yes" : "no")} ({last.Checks.Count(c => c.Ok)} of {last.Checks.Count} checks hold)."] : Array.Empty<string>(),
        ];
        var table = new ReportTable(
            "Exhibits",
            ["Exhibit", "What", "Files", "Bytes", "Legal basis", "Root"],
            [.. exhibits.Take(Shown).Select(e => (IReadOnlyList<string>)
                [e.Number, $"{e.Kind} {e.Label}", e.Files.ToString("N0", CultureInfo.InvariantCulture), e.Bytes.ToString("N0", CultureInfo.InvariantCulture), e.LegalBasis, e.Root.ToString()])]);
        return new ReportSection("Evidence", question, sentences, table);
    }
}
