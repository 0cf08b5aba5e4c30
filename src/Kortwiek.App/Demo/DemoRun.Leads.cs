using Kortwiek.App.Leads;
using Kortwiek.Leads;
using Kortwiek.Leads.Sample;

namespace Kortwiek.App.Demo;

internal sealed partial class DemoRun
{
    private const ulong LogSeed = 7;

    // The logs of the seized servers: the month before the first action day.
    private async Task LeadsAsync(IProgress<Step> progress, CancellationToken cancellation)
    {
        var sample = LogSample.Make(LogSeed, firstDay: DateOnly.FromDateTime(GrijzeReiger.T1.UtcDateTime).AddDays(-31));
        foreach (var file in sample.Files)
        {
            Make(Path.Combine("seized", file.Path), stream => stream.Write(file.Bytes));
        }

        var tables = Path.Combine(Files, "seized", "tables");
        await script.RunAsync<ParseVerb.Response>(
            "Leads",
            "leads parse",
            [Path.Combine(Files, "seized", "logs"), "--geo", Path.Combine(tables, "geo.csv"), "--asn", Path.Combine(tables, "asn.csv"), "--tor", Path.Combine(tables, "tor.txt"), "--protected", Path.Combine(tables, "protected.csv"), "--tables-of", N($"{sample.TablesOf:yyyy-MM-dd}"), "--tz", "UTC", "--skew", "0", "--acquired-at", Utc.Text(sample.SeizedAt)],
            a => N($"{a.Totals.Lines} lines of {a.Totals.Files} log files: {a.Totals.Parsed} records, {a.Totals.Rejected} rejected with their reasons; addresses and names are pseudonyms from here on"),
            progress,
            cancellation);
        var found = await script.RunAsync<FindVerb.Response>(
            "Leads",
            "leads find",
            [],
            a => N($"{a.Leads.Count} leads proposed: {string.Join(", ", a.Leads.GroupBy(l => l.Class).OrderBy(g => g.Key).Select(g => $"{g.Count()} {LeadBook.Word(g.Key)}"))}; readers of {a.PerCountry.Count} countries are only counted"),
            progress,
            cancellation);
        foreach (var lead in Reviewed(found.Leads))
        {
            await script.RunAsync<ConfirmVerb.Response>(
                "Leads",
                "leads confirm",
                [lead.Id, "--reason", "checked line by line against the exhibit", "--purpose", "identify who ran or fed the servers", "--under", "ZW.2027/1001", "--retain-until", "2032-04-21", "--subject", "suspect"],
                a => N($"{LeadBook.Word(lead.Class)} in {lead.Country}, score {lead.Score}: {a.Decision.State.ToString().ToLowerInvariant()}"),
                progress,
                cancellation,
                actingMember: "noor");
        }

        await script.RunAsync<DossiersVerb.Response>(
            "Leads",
            "leads dossiers",
            ["--out", Path.Combine(Files, "dossiers"), "--transfers", Path.Combine(tables, "transfers.csv"), "--as-of", "2027-05-03"],
            a => N($"dossiers for {string.Join(", ", a.Dossiers.Select(d => d.Cc.Code))}; blocked for want of a transfer assessment: {string.Join(", ", a.Blocked.Select(b => b.Country.Code))}"),
            progress,
            cancellation,
            actingMember: "noor");
    }

    // The administrators and one contributor that nothing blocks; the others wait for a human.
    private static IEnumerable<Lead> Reviewed(IReadOnlyList<Lead> leads)
    {
        var open = leads.Where(l => l.Safeguards.All(s => s.Effect != SafeguardEffect.Blocks) && l.Confidence > Confidence.Low).ToList();
        return open.Where(l => l.Class == LeadClass.Administrator).Concat(open.Where(l => l.Class == LeadClass.Uploader).Take(1));
    }
}
