using System.Globalization;
using Kortwiek.App.Reports;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Leads;

/// <summary>What Leads says in the report: counts, never a pseudonym.</summary>
public static class ReportPart
{
    /// <summary>Reads log files, leads and dossiers.</summary>
    public static async Task<ReportSection> OfAsync(Scope scope, CancellationToken cancellation)
    {
        const string question = "Who ran the servers, who contributed, and which country hears of it";
        var sources = await scope.Db.Set<LogSourceRow>().AsNoTracking().ToListAsync(cancellation);
        var leads = (await scope.Db.Set<LeadRow>().AsNoTracking().ToListAsync(cancellation)).Where(l => l.Current || l.State != "proposed").ToList();
        if (sources.Count == 0)
        {
            return new ReportSection("Leads", question, []);
        }

        var lines = sources.Sum(s => s.Lines);
        var confirmed = leads.Where(l => l.State == "confirmed").ToList();
        var written = (await scope.Db.Set<DossierRow>().AsNoTracking().ToListAsync(cancellation)).Where(d => d.Html is not null).Select(d => d.Country).Distinct().Count();
        List<string> sentences =
        [
            string.Create(CultureInfo.InvariantCulture, $"{lines:N0} lines of {sources.Count} log files were read; {sources.Sum(s => s.Rejected):N0} could not be read and are counted."),
            .. leads.Count == 0 ? Array.Empty<string>() :
            [
                string.Create(CultureInfo.InvariantCulture, $"{leads.Count} leads in {leads.Select(l => l.Country).Distinct().Count()} countries are proposed by the rules; a named human confirmed {confirmed.Count} of them and rejected {leads.Count(l => l.State == "rejected")}."),
            ],
            .. written == 0 ? Array.Empty<string>() : [string.Create(CultureInfo.InvariantCulture, $"Dossiers were written for {written} countries.")],
        ];
        var table = leads.Count == 0 ? null : new ReportTable(
            "Leads by class and state",
            ["Class", "Proposed", "Confirmed", "Rejected"],
            [.. leads.GroupBy(l => l.Class).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (IReadOnlyList<string>)[g.Key, Count(g, "proposed"), Count(g, "confirmed"), Count(g, "rejected")])]);
        return new ReportSection("Leads", question, sentences, table);

        static string Count(IEnumerable<LeadRow> rows, string state) => rows.Count(r => r.State == state).ToString(CultureInfo.InvariantCulture);
    }
}
