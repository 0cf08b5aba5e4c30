using System.Globalization;
using Kortwiek.App.Reports;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Watch;

/// <summary>What Watch says in the report: channels, and what carries them.</summary>
public static class ReportPart
{
    /// <summary>Reads channels and elements.</summary>
    public static async Task<ReportSection> OfAsync(Scope scope, CancellationToken cancellation)
    {
        var channels = await scope.Db.Set<ChannelRow>().AsNoTracking().OrderBy(c => c.Name).ToListAsync(cancellation);
        var elements = await scope.Db.Set<ElementRow>().AsNoTracking().ToListAsync(cancellation);
        var relations = await scope.Db.Set<RelationRow>().CountAsync(cancellation);
        var countries = elements.Where(e => e.Country != Country.Unknown).Select(e => e.Country).Distinct().Count();
        var unknown = channels.Count(c => c.Audience is null);
        List<string> sentences = channels.Count + elements.Count == 0 ? [] :
        [
            string.Create(CultureInfo.InvariantCulture, $"{channels.Count} channels are known; {elements.Count} elements in {countries} countries and {relations} sourced relations carry them."),
            .. unknown > 0 ? [$"The audience of {unknown} channels is not known; they count as one person each."] : Array.Empty<string>(),
        ];
        var table = new ReportTable(
            "Channels",
            ["Channel", "Form", "Language", "Audience (estimate)", "Status"],
            [.. channels.Take(20).Select(c => (IReadOnlyList<string>)[c.Name, c.Platform, c.Language ?? "–", c.Audience?.ToString("N0", CultureInfo.InvariantCulture) ?? "unknown", c.Status])]);
        return new ReportSection("Watch", "Which channels exist, and what carries them", sentences, table);
    }
}
