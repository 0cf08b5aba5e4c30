using System.Text.Json;
using Kortwiek.App.Leads;
using Kortwiek.Core;
using Kortwiek.Leads;
using Kortwiek.Store;
using Kortwiek.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.Web.Leads;

/// <summary>What the Leads page shows: log files, leads with their states, counts by country, dossiers.</summary>
internal sealed class LeadsModel
{
    /// <summary>The log files, by name.</summary>
    public IReadOnlyList<SourceLine> Sources { get; private set; } = [];

    /// <summary>Leads that the latest search found, and those that were decided on; heaviest first.</summary>
    public IReadOnlyList<LeadLine> Leads { get; private set; } = [];

    /// <summary>Those that fit the filters.</summary>
    public IReadOnlyList<LeadLine> Shown { get; private set; } = [];

    /// <summary>The latest search; null before the first.</summary>
    public FindVerb.Response? Found { get; private set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? FoundAt { get; private set; }

    /// <summary>The latest dossier, or refusal, of each country.</summary>
    public IReadOnlyList<DossierRow> Dossiers { get; private set; } = [];

    /// <summary>Reads all of it.</summary>
    public static async Task<LeadsModel> ReadAsync(OperationView view, LeadsFilter filter, CancellationToken cancellation)
    {
        var model = new LeadsModel();
        var sources = await view.Db.Set<LogSourceRow>().AsNoTracking().OrderBy(s => s.Path).ToListAsync(cancellation);
        model.Sources = [.. sources.Select(s => new SourceLine(s, JsonSerializer.Deserialize<FileReport>(s.Report, KortwiekJson.Options)!))];
        var rows = await view.Db.Set<LeadRow>().AsNoTracking().Where(l => l.Current || l.State != "proposed").ToListAsync(cancellation);
        var decided = (await view.Db.Set<LeadDecisionRow>().AsNoTracking().OrderBy(d => d.Id).ToListAsync(cancellation)).ToLookup(d => d.Lead, StringComparer.Ordinal);
        model.Leads =
        [
            .. rows.Select(r => new LeadLine(r, JsonSerializer.Deserialize<Lead>(r.Body, KortwiekJson.Options)!, decided[r.Code].LastOrDefault()))
                .OrderByDescending(l => l.Lead.Score).ThenBy(l => l.Row.Code, StringComparer.Ordinal),
        ];
        model.Shown =
        [
            .. model.Leads.Where(l => (filter.Class is null || l.Row.Class == filter.Class) && (filter.State is null || l.Row.State == filter.State)
                && (filter.Country is null || l.Row.Country.Code == filter.Country)),
        ];
        if (await view.LatestRunAsync(FindVerb.Kind, cancellation) is { } run)
        {
            model.Found = JsonSerializer.Deserialize<FindVerb.Response>(run.Result, KortwiekJson.Options);
            model.FoundAt = run.At;
        }

        var dossiers = await view.Db.Set<DossierRow>().AsNoTracking().OrderBy(d => d.Id).ToListAsync(cancellation);
        model.Dossiers = [.. dossiers.GroupBy(d => d.Country).Select(g => g.Last()).OrderBy(d => d.Country)];
        return model;
    }

    /// <summary>Leads by country, or visitors by country where at least ten came.</summary>
    public IReadOnlyDictionary<Country, double> Map(bool visitors) => visitors
        ? (Found?.PerCountry ?? []).Where(c => c.Cc != Country.Unknown && c.Visitors.Value > 0).ToDictionary(c => c.Cc, c => (double)c.Visitors.Value!)
        : Leads.Where(l => l.Row.Country != Country.Unknown && l.Row.State != "rejected").GroupBy(l => l.Row.Country).ToDictionary(g => g.Key, g => (double)g.Count());

    /// <summary>Countries with one to nine visitors: they are named without a number.</summary>
    public IReadOnlyList<Country> Few() => [.. (Found?.PerCountry ?? []).Where(c => c.Visitors.Value is null).Select(c => c.Cc)];
}

/// <summary>What is asked for in the address.</summary>
internal sealed record LeadsFilter(string? Class, string? State, string? Country);

/// <summary>A log file.</summary>
internal sealed record SourceLine(LogSourceRow Row, FileReport Report);

/// <summary>A lead with the last decision on it.</summary>
internal sealed record LeadLine(LeadRow Row, Lead Lead, LeadDecisionRow? Decision);
