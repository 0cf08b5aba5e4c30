using Kortwiek.App.Leads;
using Kortwiek.Leads;
using Spectre.Console;

namespace Kortwiek.Cli.Leads;

/// <summary>Draws the answers of <c>leads find</c> and <c>leads show</c>.</summary>
internal static class FindTable
{
    private const int ShownLeads = 40;

    public static void Draw(IAnsiConsole console, FindVerb.Response answer)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in new[] { "lead", "class", "country", "state", "confidence" })
        {
            table.AddColumn(column);
        }

        table.AddColumn(new TableColumn("score").RightAligned());
        table.AddColumn("reasons");
        foreach (var lead in answer.Leads.Take(ShownLeads))
        {
            string[] cells =
            [
                lead.Id,
                ClassOf(lead.Class),
                lead.Country.Code,
                lead.State.ToString().ToLowerInvariant(),
                lead.Confidence.ToString().ToLowerInvariant(),
                LeadsText.Weight(lead.Score),
                string.Join(", ", lead.Reasons.Select(r => $"{r.Rule} {LeadsText.Weight(r.Counted)}")),
            ];
            table.AddRow(cells.Select(c => new Text(c)));
        }

        console.Write(table);
        if (answer.Leads.Count > ShownLeads)
        {
            console.WriteLine($"and {LeadsText.Number(answer.Leads.Count - ShownLeads)} more; --json lists all.");
        }

        var not = answer.NotPeople;
        console.WriteLine($"{LeadsText.Number(answer.Events)} events of {answer.Sources} log files; {answer.New} leads are new.");
        console.WriteLine($"Programs: {not.Crawler} crawlers, {not.ClaimsCrawler} that only claim to be, {not.FeedReader} feed readers, {not.Scanner} scanners, {not.Monitor} monitors.");
        console.WriteLine($"Readers are counted for {answer.PerCountry.Count} countries and listed nowhere.");
    }

    public static void Draw(IAnsiConsole console, ShowVerb.Response answer)
    {
        var lead = answer.Lead;
        console.WriteLine($"{ClassOf(lead.Class)} {lead.Id}, {lead.State.ToString().ToLowerInvariant()}, {lead.Country.Code} (table of {lead.CountryAsOf?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "an unknown date"}), score {LeadsText.Weight(lead.Score)}, confidence {lead.Confidence.ToString().ToLowerInvariant()}");
        console.WriteLine($"addresses {string.Join(", ", lead.Actor.Pseudonyms.Select(LeadsText.Short))}; seen {Utc.Text(lead.FirstUtc)} to {Utc.Text(lead.LastUtc)}");
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("reason");
        table.AddColumn(new TableColumn("weight").RightAligned());
        table.AddColumn(new TableColumn("events").RightAligned());
        table.AddColumn("first lines of evidence");
        foreach (var reason in lead.Reasons)
        {
            table.AddRow(
                new Text(reason.Title),
                new Text(LeadsText.Weight(reason.Counted)),
                new Text(LeadsText.Number(reason.Count)),
                new Text(string.Join("\n", reason.Events.Take(3).Select(e => $"{e.Src} line {e.Line} {LeadsText.Instant(e.Utc)}{(e.Port is { } port ? $" port {port}" : "")}"))));
        }

        console.Write(table);
        foreach (var safeguard in lead.Safeguards)
        {
            console.MarkupLineInterpolated($"[dim]{safeguard.Effect.ToString().ToLowerInvariant()}[/] {safeguard.Flag}: {safeguard.Text}");
        }

        foreach (var join in lead.Joins)
        {
            console.WriteLine($"joined by {join.Why}: {LeadsText.Short(join.Left)} and {LeadsText.Short(join.Right)}");
        }

        foreach (var decision in answer.Decisions)
        {
            console.WriteLine($"{decision.State.ToString().ToLowerInvariant()} by {decision.By} on {Utc.Text(decision.At)}: {LeadsText.Printable(decision.Reason)}");
        }

        foreach (var source in answer.Sources)
        {
            console.WriteLine($"{source.Src} is {LeadsText.Printable(source.Path)} ({source.Sha256})");
        }

        foreach (var query in answer.Queries)
        {
            console.WriteLine($"\n-- {query.Rule}");
            console.Write(new Text(query.Sql));
        }
    }

    public static void Draw(IAnsiConsole console, DossiersVerb.Response answer)
    {
        foreach (var dossier in answer.Dossiers)
        {
            console.WriteLine($"{dossier.Cc.Code}/dossier.html with {dossier.Leads} leads, {dossier.Html}");
        }

        foreach (var blocked in answer.Blocked)
        {
            console.WriteLine($"{blocked.Country.Code}: {blocked.Why} {blocked.Leads} leads wait.");
        }

        foreach (var left in answer.LeftOut)
        {
            console.WriteLine($"{left.Lead} is in no dossier: {left.Why}.");
        }

        console.WriteLine($"manifest.json, {answer.Manifest}");
    }

    private static string ClassOf(LeadClass kind) => kind.ToString().ToLowerInvariant();
}
